# Written by Deploy.Sdk; the same for every app.

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

locals {
  # Bucket names are unique in all of AWS: the account makes them so. Of the 63
  # characters, "-tofu-state-" and the account take 24.
  prefix = length(var.name) <= 39 ? var.name : "${trimsuffix(substr(var.name, 0, 32), "-")}-${substr(sha1(var.name), 0, 6)}"
}

module "state" {
  source = "../modules/state"

  bucket    = "${local.prefix}-tofu-state-${data.aws_caller_identity.this.account_id}"
  partition = data.aws_partition.this.partition
  tags      = merge({ app = var.name, managed-by = "opentofu" }, var.tags)
}
