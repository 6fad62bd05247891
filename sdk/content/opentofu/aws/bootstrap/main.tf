# Written by Deploy.Sdk; the same for every app.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

locals {
  # Bucket names are unique in all of AWS: account and region make them so, and each region has its own. Of the 63
  # characters "-tofu-state-", the account and the longest region take 39.
  prefix = length(var.name) <= 24 ? var.name : "${trimsuffix(substr(var.name, 0, 17), "-")}-${substr(sha1(var.name), 0, 6)}"
}

module "state" {
  source = "../modules/state"

  bucket    = "${local.prefix}-tofu-state-${data.aws_caller_identity.this.account_id}-${var.region}"
  partition = data.aws_partition.this.partition
  tags      = merge({ app = var.name, managed-by = "opentofu" }, var.tags)
}
