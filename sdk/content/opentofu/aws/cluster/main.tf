# Written by Deploy.Sdk; the same for every app.
data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

# Local zones and zones that must be asked for have no EKS. Neither have three old zones; under which name an account
# sees them, "a" or "e", differs, so they go by id.
data "aws_availability_zones" "this" {
  state            = "available"
  exclude_zone_ids = ["use1-az3", "usw1-az2", "cac1-az3"]

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

locals {
  name       = "${var.name}-${var.environment}"
  account_id = data.aws_caller_identity.this.account_id
  partition  = data.aws_partition.this.partition

  admins    = setunion(var.cluster.admins, var.access.admins)
  api_cidrs = setunion(var.cluster.api_cidrs, var.access.api_cidrs)

  tags = merge(var.tags, {
    app         = var.name
    environment = var.environment
    managed-by  = "opentofu"
  })
}

module "encryption" {
  source = "./modules/encryption"

  name       = local.name
  tags       = local.tags
  account_id = local.account_id
  region     = var.region
  partition  = local.partition
}

module "network" {
  source = "./modules/network"

  name                    = local.name
  tags                    = local.tags
  partition               = local.partition
  cidr                    = var.network.cidr
  zones                   = slice(sort(data.aws_availability_zones.this.names), 0, var.network.zones)
  nat                     = var.network.nat
  flow_log_retention_days = var.logs.retention_days
  kms_key_arn             = module.encryption.key_arn

  # From within AWS, registry.k8s.io and quay.io hand out their images from buckets in S3.
  readable_bucket_arns = [
    "arn:${local.partition}:s3:::prod-registry-k8s-io-${var.region}",
    "arn:${local.partition}:s3:::quayio-production-s3",
  ]
}

module "eks" {
  source = "./modules/eks"

  name                    = local.name
  tags                    = local.tags
  kms_key_arn             = module.encryption.key_arn
  node_volume_kms_key_arn = module.encryption.key_arn
  protect                 = var.protect
  account_id              = local.account_id
  region                  = var.region
  partition               = local.partition
  subnet_ids              = module.network.private_subnet_ids
  kubernetes_version      = var.cluster.version
  extended_support        = var.cluster.extended_support
  admin_principals        = local.admins
  endpoint_public_cidrs   = local.api_cidrs
  endpoint_private_cidrs  = setunion([var.network.cidr], var.access.private_cidrs)
  addon_versions          = var.cluster.addon_versions
  log_retention_days      = var.logs.retention_days

  node = {
    instance_types = var.cluster.node.sizes
    architecture   = var.cluster.node.architecture
    min            = var.cluster.node.min
    desired        = var.cluster.node.count
    max            = var.cluster.node.max
    disk_gb        = var.cluster.node.disk_gb
  }
}

module "registry" {
  source = "./modules/registry"
  count  = var.registry == null ? 0 : 1

  name        = local.name
  tags        = local.tags
  kms_key_arn = module.encryption.key_arn
  repository  = coalesce(var.registry.repository, local.name)
  keep_images = var.registry.keep_images
  protect     = var.protect
}

module "budget" {
  source = "./modules/budget"
  count  = var.budget == null ? 0 : 1

  name   = local.name
  tags   = local.tags
  amount = var.budget.amount
  email  = try(coalesce(var.budget.email, var.alarms.email), null)
}

# Who applies with the values of one environment and the state of another would turn the one into the other. It keeps
# the name that it was made with.
resource "terraform_data" "environment" {
  input = local.name

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == local.name
      error_message = "This state is that of ${self.output}, and the values are those of ${local.name}: tofu init -reconfigure with the backend file of the environment (README), or its -var-file."
    }
  }
}
