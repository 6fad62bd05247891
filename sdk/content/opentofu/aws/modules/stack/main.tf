# Written by Deploy.Sdk; the same for every app.

locals {
  name = "${var.name}-${var.environment}"
  tags = merge(var.tags, { app = var.name, environment = var.environment, managed-by = "opentofu" })
  role = try(var.multiregion.role, "only")

  # Regions that get copies of the primary one's secrets.
  other_regions = local.role == "primary" ? toset([for region in var.multiregion.regions : region if region != var.region]) : toset([])

  # Names of buckets are the world's: region and account make them ours. The longest possible name keeps its end, which tells them apart.
  bucket_suffix = "${var.region}-${var.context.account_id}"
  bucket_prefix = length(local.name) + length(local.bucket_suffix) < 63 ? local.name : "${trimsuffix(substr(local.name, 0, 55 - length(local.bucket_suffix)), "-")}-${substr(sha1(local.name), 0, 6)}"
  bucket        = "${local.bucket_prefix}-${local.bucket_suffix}"

  # Without a way out the services of AWS that a task needs to start have to be inside.
  endpoints = var.network.nat == "none" ? toset(concat(
    ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "kms"],
    try(var.feature_flags.provider, "") == "appconfig" ? ["appconfigdata"] : [],
    try(var.feature_flags.provider, "") == "ssm" ? ["ssm"] : [],
  )) : toset([])
}

module "encryption" {
  source = "../encryption"

  name       = local.name
  tags       = local.tags
  account_id = var.context.account_id
  region     = var.region
  partition  = var.context.partition
}

module "network" {
  source = "../network"

  name                    = local.name
  tags                    = local.tags
  cidr                    = var.network.cidr
  zones                   = slice(var.context.zones, 0, var.network.zones)
  nat                     = var.network.nat
  interface_endpoints     = local.endpoints
  flow_log_retention_days = var.logs.retention_days
  # quay.io hands out its images from a bucket in us-east-1.
  readable_bucket_arns = setunion(var.network.readable_bucket_arns, startswith(var.app.image, "quay.io/") ? ["arn:${var.context.partition}:s3:::quayio-production-s3"] : [])
  kms_key_arn          = module.encryption.key_arn
}

module "registry" {
  source = "../registry"
  count  = var.registry == null ? 0 : 1

  name        = local.name
  tags        = local.tags
  repository  = local.name
  keep_images = var.registry.keep_images
  protect     = var.protect
}

module "storage" {
  source = "../storage"
  count  = var.storage == null ? 0 : 1

  name            = local.name
  tags            = local.tags
  bucket          = local.bucket
  kms_key_arn     = module.encryption.key_arn
  force_destroy   = !var.protect
  noncurrent_days = var.storage.noncurrent_days
}

module "secrets" {
  source = "../secrets"

  tags = local.tags
  path = "${var.name}/${var.environment}"
  secrets = {
    for variable, secret in var.secrets : variable => {
      from_arn = lookup(var.context.secret_arns, variable, null)
      field    = secret.field
    }
  }
  replica_regions = local.other_regions
  kms_key_arn     = module.encryption.key_arn
  # At once where environments come and go: a secret that waits for its end keeps its name, and the next apply fails.
  recovery_window_days = var.protect ? 30 : 0
}

module "feature_flags" {
  source = "../feature-flags"
  count  = var.feature_flags == null ? 0 : 1

  name          = local.name
  tags          = local.tags
  provider_kind = var.feature_flags.provider
  flags         = var.feature_flags.flags
  kms_key_arn   = module.encryption.key_arn
  protect       = var.protect
}

module "budget" {
  source = "../budget"
  # A budget is one of the account, not of a region.
  count = var.budget == null || contains(["standby", "active"], local.role) ? 0 : 1

  name   = local.name
  tags   = local.tags
  amount = var.budget.amount
  email  = var.budget.email
}
