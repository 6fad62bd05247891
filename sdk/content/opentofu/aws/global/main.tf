# Written by Deploy.Sdk; the same for every app.

# What lies above the regions. The roots of the regions are applied first: their load balancers, keys and buckets are looked up here.
locals {
  prefix = "${var.name}-${var.environment}"
  tags   = merge(var.tags, { app = var.name, environment = var.environment, managed-by = "opentofu" })

  order       = [for key in sort([for region, it in var.regions : format("%05d %s", it.priority, region)]) : split(" ", key)[1]]
  last_region = local.order[length(local.order) - 1]
  # Whose database is written.
  primary = one(concat([for region, it in var.regions : region if it.role == "primary"], [for region in slice(local.order, 0, 1) : region if !contains([for it in var.regions : it.role], "primary")]))
  active  = contains([for it in var.regions : it.role], "active")

  # With failover a standby gets traffic only when the region before it is unhealthy. Nearest or by place it would get that of its
  # neighbours while its database takes no writes: it waits out of traffic until failover.sh takes it in.
  in_traffic = { for region, it in var.regions : region => var.routing == "failover" || it.role != "standby" }
  # Whose readiness can be good now. The standby of an Aurora database has none that answers before the failover.
  watched = [for region, it in var.regions : region if local.in_traffic[region] && !(it.role == "standby" && try(var.database.engine, "") == "aurora")]

  # As the modules of a region call them: a load balancer's name has 32 characters at most, a bucket's is the world's.
  load_balancer = length(local.prefix) <= 32 ? local.prefix : "${trim(substr(local.prefix, 0, 25), "-")}-${substr(sha256(local.prefix), 0, 6)}"
  # Aurora shortens a name beyond 57 characters, because its instances have a number behind it.
  database = "${try(var.database.engine, "") != "aurora" || length(local.prefix) <= 57 ? local.prefix : "${trimsuffix(substr(local.prefix, 0, 50), "-")}-${substr(sha1(local.prefix), 0, 6)}"}-db"

  bucket_suffix = { for region, it in var.regions : region => "${region}-${data.aws_caller_identity.this.account_id}" }
  buckets = {
    for region, suffix in local.bucket_suffix : region =>
    "${length(local.prefix) + length(suffix) < 63 ? local.prefix : "${trimsuffix(substr(local.prefix, 0, 55 - length(suffix)), "-")}-${substr(sha1(local.prefix), 0, 6)}"}-${suffix}"
    if var.storage
  }
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_route53_zone" "this" {
  # A zone is written by name or by id.
  zone_id      = can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) ? var.domain.zone : null
  name         = can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) ? null : var.domain.zone
  private_zone = false
}

data "aws_lb" "region" {
  for_each = var.regions

  region = each.key
  name   = coalesce(each.value.load_balancer_name, local.load_balancer)
}

data "aws_kms_alias" "region" {
  for_each = var.regions

  region = each.key
  name   = coalesce(var.kms_alias, "alias/${local.prefix}")
}

locals {
  key_arns = {
    for region, alias in data.aws_kms_alias.region : region =>
    "arn:${data.aws_partition.this.partition}:kms:${region}:${data.aws_caller_identity.this.account_id}:key/${alias.target_key_id}"
  }
}

module "traffic" {
  source = "../../opentofu/aws/modules/traffic"

  name    = local.prefix
  tags    = local.tags
  zone_id = data.aws_route53_zone.this.zone_id
  domain  = var.domain.name
  routing = var.routing
  health  = { path = var.health_path }
  regions = {
    for region, it in var.regions : region => {
      dns_name    = data.aws_lb.region[region].dns_name
      zone_id     = data.aws_lb.region[region].zone_id
      priority    = it.priority
      geolocation = it.geolocation
      in_traffic  = local.in_traffic[region]
    }
  }
}

module "bucket_replication" {
  source = "../../opentofu/aws/modules/bucket-replication"
  count  = var.storage ? 1 : 0

  name           = local.prefix
  tags           = local.tags
  account_id     = data.aws_caller_identity.this.account_id
  partition      = data.aws_partition.this.partition
  primary_region = local.primary
  two_way        = local.active || var.replicate_back
  buckets = {
    for region, bucket in local.buckets : region => {
      bucket      = bucket
      kms_key_arn = local.key_arns[region]
    }
  }
}

module "replication_alarms" {
  source = "../../opentofu/aws/modules/replication-alarms"

  name         = local.prefix
  tags         = local.tags
  account_id   = data.aws_caller_identity.this.account_id
  partition    = data.aws_partition.this.partition
  kms_key_arns = local.key_arns
  email        = var.alarms.email
  rpo_seconds  = var.rpo_seconds
  database = var.database == null ? null : {
    engine   = var.database.engine
    replicas = { for region in local.order : region => lookup(var.database.identifiers, region, local.database) if region != local.primary }
  }
  bucket_rules     = one(module.bucket_replication[*].rules) == null ? {} : module.bucket_replication[0].rules
  health_check_ids = { for region, id in module.traffic.health_check_ids : region => id if contains(local.watched, region) }
}
