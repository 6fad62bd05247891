# Written by Deploy.Sdk; the same for every app.

provider "aws" {
  region = var.region

  # With the credentials of another account nothing happens, instead of everything in the wrong place.
  allowed_account_ids = var.account == null ? null : [var.account]
}
