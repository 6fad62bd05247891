# Written by Deploy.Sdk; the same for every app.

# One provider for all regions: resources and data sources name theirs with `region`. Its own region is used by nothing but IAM and
# Route 53, which have none; not the primary, so that a plan does not ask a region that is down for who we are.
provider "aws" {
  region              = local.last_region
  allowed_account_ids = var.account == null ? null : [var.account]
}
