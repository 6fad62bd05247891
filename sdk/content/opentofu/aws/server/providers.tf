# Written by Deploy.Sdk; the same for every app.
provider "aws" {
  region = var.region

  # Credentials of another account are refused before anything is read or changed.
  allowed_account_ids = var.account == null ? null : [var.account]
}
