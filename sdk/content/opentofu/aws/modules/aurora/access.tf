# Written by Deploy.Sdk; the same for every app.

resource "aws_security_group" "this" {
  name        = local.identifier
  description = "Aurora PostgreSQL of ${var.name}"
  vpc_id      = var.vpc_id

  tags = merge(var.tags, { Name = local.identifier })
}

resource "aws_vpc_security_group_ingress_rule" "client" {
  for_each = var.client_security_groups

  security_group_id            = aws_security_group.this.id
  description                  = "PostgreSQL from ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = each.value

  tags = merge(var.tags, { Name = "${local.identifier}-from-${each.key}" })
}

resource "aws_vpc_security_group_egress_rule" "client" {
  for_each = var.client_security_groups

  security_group_id            = each.value
  description                  = "PostgreSQL of ${var.name}"
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
  referenced_security_group_id = aws_security_group.this.id

  tags = merge(var.tags, { Name = "${var.name}-${each.key}-to-db" })
}

# Letters and digits only, so that it needs no quoting in a URL or a shell.
resource "random_password" "this" {
  count = local.own ? 1 : 0

  length  = 40
  special = false
}

resource "aws_secretsmanager_secret" "this" {
  count = local.own ? 1 : 0

  name                    = local.identifier
  description             = "Master user of the Aurora cluster of ${var.name}"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.protect ? 30 : 0

  # A key belongs to one region: replicas are encrypted with aws/secretsmanager of theirs.
  dynamic "replica" {
    for_each = var.secret_replica_regions

    content {
      region = replica.value
    }
  }

  tags = merge(var.tags, { Name = local.identifier })
}

# No host in it: in the other region, the same password opens another host.
resource "aws_secretsmanager_secret_version" "this" {
  count = local.own ? 1 : 0

  secret_id = aws_secretsmanager_secret.this[0].id
  secret_string = jsonencode({
    username = var.username
    password = random_password.this[0].result
  })
}

resource "aws_secretsmanager_secret_rotation" "this" {
  count = local.managed && var.rotation_schedule != null ? 1 : 0

  secret_id = aws_rds_cluster.this.master_user_secret[0].secret_arn

  # The tasks that run have the present password.
  rotate_immediately = false

  rotation_rules {
    schedule_expression = var.rotation_schedule
  }
}

data "aws_iam_policy_document" "monitoring_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }
  }
}

# IAM names are the account's, not the region's: with a prefix, a second region
# of the same deployment does not collide.
resource "aws_iam_role" "monitoring" {
  count = var.performance_insights ? 1 : 0

  name_prefix        = "${trimsuffix(substr(var.name, 0, 22), "-")}-db-monitoring-"
  description        = "Enhanced monitoring of the Aurora cluster of ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.monitoring_assume.json

  tags = var.tags
}

resource "aws_iam_role_policy_attachment" "monitoring" {
  count = var.performance_insights ? 1 : 0

  role       = aws_iam_role.monitoring[0].name
  policy_arn = "arn:${var.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}
