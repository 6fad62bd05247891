# Written by Deploy.Sdk; the same for every app.
provider "aws" {
  region = var.region

  # Stops before anything happens in the wrong account.
  allowed_account_ids = var.account == null ? null : [var.account]
}
