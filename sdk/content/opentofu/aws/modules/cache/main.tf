# Written by Deploy.Sdk; the same for every app.
locals {
  # A replication group's name has at most 40 characters.
  id = length(var.name) <= 40 ? var.name : "${trimsuffix(substr(var.name, 0, 33), "-")}-${substr(sha1(var.name), 0, 6)}"

  port = 6379
  logs = toset(["engine-log", "slow-log"])
}

resource "aws_elasticache_subnet_group" "this" {
  name        = "${local.id}-redis"
  description = "Redis of ${var.name}"
  subnet_ids  = var.subnet_ids
  tags        = var.tags
}

resource "aws_elasticache_parameter_group" "this" {
  name        = "${local.id}-redis7"
  family      = "redis7"
  description = "Redis of ${var.name}"
  tags        = var.tags

  parameter {
    name  = "maxmemory-policy"
    value = var.eviction
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.logs

  # Below /aws/vendedlogs/ the groups share one resource policy, whose length is limited for the whole account.
  name              = "/aws/vendedlogs/elasticache/${local.id}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "random_password" "this" {
  length = 48

  # Letters and digits need no escaping, neither in a URL nor in a connection string.
  special = false
}

resource "aws_elasticache_replication_group" "this" {
  replication_group_id = local.id
  description          = "Redis of ${var.name}"
  engine               = "redis"
  engine_version       = var.engine_version
  node_type            = var.node_type
  port                 = local.port
  parameter_group_name = aws_elasticache_parameter_group.this.name
  subnet_group_name    = aws_elasticache_subnet_group.this.name
  security_group_ids   = [aws_security_group.this.id]

  num_cache_clusters         = var.replicas + 1
  automatic_failover_enabled = var.replicas > 0
  multi_az_enabled           = var.replicas > 0

  at_rest_encryption_enabled = true
  kms_key_id                 = var.kms_key_arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  auth_token                 = random_password.this.result
  # The password before stays good beside the new one, so that running clients are not cut off.
  auth_token_update_strategy = "ROTATE"

  snapshot_retention_limit   = var.snapshot_retention_days
  snapshot_window            = "01:00-02:00"
  maintenance_window         = "sun:03:00-sun:04:00"
  auto_minor_version_upgrade = true
  apply_immediately          = false
  final_snapshot_identifier  = var.protect ? "${local.id}-final" : null

  dynamic "log_delivery_configuration" {
    for_each = local.logs

    content {
      log_type         = log_delivery_configuration.value
      log_format       = "json"
      destination_type = "cloudwatch-logs"
      destination      = aws_cloudwatch_log_group.this[log_delivery_configuration.value].name
    }
  }

  tags = var.tags

  lifecycle {
    precondition {
      condition     = var.replicas == 0 || length(var.subnet_ids) >= 2
      error_message = "A replica has to be in another zone than its primary: subnet_ids needs two subnets."
    }
  }
}
