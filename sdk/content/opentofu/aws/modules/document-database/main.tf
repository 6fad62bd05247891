# Written by Deploy.Sdk; the same for every app.
locals {
  # An instance's name has at most 63 characters, of which three number it.
  id = length(var.name) <= 49 ? "${var.name}-documentdb" : "${trimsuffix(substr(var.name, 0, 42), "-")}-${substr(sha1(var.name), 0, 6)}-documentdb"

  port = 27017
  logs = toset(["audit", "profiler"])
}

resource "aws_docdb_subnet_group" "this" {
  name        = local.id
  description = "DocumentDB of ${var.name}"
  subnet_ids  = var.subnet_ids
  tags        = var.tags
}

resource "aws_docdb_cluster_parameter_group" "this" {
  name        = "${local.id}5-0"
  family      = "docdb5.0"
  description = "DocumentDB of ${var.name}"
  tags        = var.tags

  parameter {
    name         = "tls"
    value        = "enabled"
    apply_method = "pending-reboot"
  }

  parameter {
    name         = "audit_logs"
    value        = "enabled"
    apply_method = "pending-reboot"
  }

  # Operations that take longer than profiler_threshold_ms, 100 unless changed.
  parameter {
    name         = "profiler"
    value        = "enabled"
    apply_method = "pending-reboot"
  }
}

# Made before the cluster, which would make them without an end and without our key.
resource "aws_cloudwatch_log_group" "this" {
  for_each = local.logs

  name              = "/aws/docdb/${local.id}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "random_password" "this" {
  length = 48

  # Letters and digits need no escaping in a URL.
  special = false
}

resource "aws_docdb_cluster" "this" {
  cluster_identifier              = local.id
  engine                          = "docdb"
  engine_version                  = "${var.engine_version}.0"
  port                            = local.port
  master_username                 = var.username
  master_password                 = random_password.this.result
  db_subnet_group_name            = aws_docdb_subnet_group.this.name
  db_cluster_parameter_group_name = aws_docdb_cluster_parameter_group.this.name
  vpc_security_group_ids          = [aws_security_group.this.id]

  storage_encrypted = true
  kms_key_id        = var.kms_key_arn

  backup_retention_period      = var.backup_retention_days
  preferred_backup_window      = "01:00-02:00"
  preferred_maintenance_window = "sun:03:00-sun:04:00"
  apply_immediately            = false

  deletion_protection       = var.protect
  skip_final_snapshot       = !var.protect
  final_snapshot_identifier = var.protect ? "${local.id}-final" : null

  enabled_cloudwatch_logs_exports = sort(local.logs)
  tags                            = var.tags

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_docdb_cluster_instance" "this" {
  count = var.instances

  identifier                   = "${local.id}-${count.index + 1}"
  cluster_identifier           = aws_docdb_cluster.this.id
  instance_class               = var.instance_class
  ca_cert_identifier           = "rds-ca-rsa2048-g1"
  auto_minor_version_upgrade   = true
  preferred_maintenance_window = "sun:03:00-sun:04:00"
  apply_immediately            = false
  # The lower the number, the sooner an instance becomes the primary.
  promotion_tier = count.index
  tags           = var.tags
}
