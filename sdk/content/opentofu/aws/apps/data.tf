# Written by Deploy.Sdk; the same for every app.

# What only the account knows. Modules ask nothing themselves, so each can be planned without an account.
locals {
  is_copy = contains(["standby", "active"], try(var.multiregion.role, "only"))

  # A zone is written by name or by id.
  zone_is_id = can(regex("^Z[A-Z0-9]{6,}$", try(var.domain.zone, "")))
  zone_id    = var.domain == null ? null : local.zone_is_id ? var.domain.zone : one(data.aws_route53_zone.this[*].zone_id)

  given = { for variable, secret in var.secrets : variable => secret.from if secret.from != null }
  # A further region has copies of the primary one's secrets, under their names.
  copied      = local.is_copy ? { for variable, secret in var.secrets : variable => "${var.name}/${var.environment}/${variable}" if secret.from == null } : {}
  looked_up   = merge({ for variable, from in local.given : variable => from if !startswith(from, "arn:") }, local.copied)
  secret_arns = merge({ for variable, from in local.given : variable => from if startswith(from, "arn:") }, { for variable, secret in data.aws_secretsmanager_secret.this : variable => secret.arn })
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {}

data "aws_availability_zones" "this" {
  state = "available"

  # Old zones without Fargate or without the usual classes of databases. By id, because each account has its own names for them.
  exclude_zone_ids = ["apne1-az3", "cac1-az3", "use1-az3", "usw1-az2"]

  # Local zones and Wavelength zones have neither Fargate nor RDS.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_route53_zone" "this" {
  count = var.domain == null || local.zone_is_id ? 0 : 1

  name         = var.domain.zone
  private_zone = false
}

data "aws_secretsmanager_secret" "this" {
  for_each = local.looked_up

  name = each.value
}

# As the modules call it: Aurora shortens a name beyond 57 characters, because its instances have a number behind it.
locals {
  name            = "${var.name}-${var.environment}"
  short_name      = length(local.name) <= 57 ? local.name : "${trimsuffix(substr(local.name, 0, 50), "-")}-${substr(sha1(local.name), 0, 6)}"
  database_secret = "${try(var.database.engine, "") == "aurora" ? local.short_name : local.name}-db"
}

# The copy of a database has the password of its source.
data "aws_secretsmanager_secret" "database" {
  count = local.is_copy && var.database != null ? 1 : 0

  name = local.database_secret
}
