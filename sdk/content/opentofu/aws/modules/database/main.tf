# Written by Deploy.Sdk; the same for every app.

locals {
  # RDS allows 63 characters: a name of up to 60 fits.
  identifier = "${var.name}-db"
  port       = 5432

  major   = split(".", var.engine_version)[0]
  replica = var.replicate_source_arn != null

  # A replica has user, password and database of its source.
  managed = !local.replica && var.manage_password
  own     = !local.replica && !var.manage_password

  # A static parameter refuses to be applied at once. All of them wait for a
  # reboot therefore; a new instance begins with them.
  parameters = merge({
    log_autovacuum_min_duration = "10000"
    log_lock_waits              = "1"
    log_min_duration_statement  = "1000"
    log_temp_files              = "10240"
  }, var.parameters, { "rds.force_ssl" = "1" })
}

resource "aws_db_subnet_group" "this" {
  name        = "${var.name}-db"
  description = "Isolated subnets of ${var.name}"
  subnet_ids  = var.subnet_ids

  tags = merge(var.tags, { Name = "${var.name}-db" })
}

# A new major version needs a new group, while the old one is still in use.
resource "aws_db_parameter_group" "this" {
  name_prefix = "${var.name}-db-pg${local.major}-"
  description = "PostgreSQL ${local.major} of ${var.name}"
  family      = "postgres${local.major}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "pending-reboot"
    }
  }

  tags = merge(var.tags, { Name = "${var.name}-db" })

  lifecycle {
    create_before_destroy = true
  }
}

# Made beforehand: RDS would make them itself, unencrypted and without an end.
resource "aws_cloudwatch_log_group" "this" {
  for_each = toset(["postgresql", "upgrade"])

  name              = "/aws/rds/instance/${local.identifier}/${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn

  tags = merge(var.tags, { Name = "${local.identifier}-${each.key}" })
}

resource "aws_db_instance" "this" {
  identifier     = local.identifier
  engine         = local.replica ? null : "postgres"
  engine_version = local.replica ? null : var.engine_version
  instance_class = var.instance_class
  port           = local.port

  replicate_source_db = var.replicate_source_arn

  db_name                       = local.replica ? null : var.database
  username                      = local.replica ? null : var.username
  manage_master_user_password   = local.managed ? true : null
  master_user_secret_kms_key_id = local.managed ? var.kms_key_arn : null
  password                      = one(random_password.this[*].result)

  # RDS changes a replica's size with that of its source.
  allocated_storage     = local.replica ? null : var.storage_gb
  max_allocated_storage = var.max_storage_gb
  storage_type          = "gp3"
  storage_encrypted     = true
  kms_key_id            = var.kms_key_arn

  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.this.id]
  parameter_group_name   = aws_db_parameter_group.this.name
  publicly_accessible    = false
  multi_az               = var.multi_az
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  # In UTC, and apart from each other: RDS refuses windows that overlap.
  backup_window            = "02:00-03:00"
  maintenance_window       = "sun:03:30-sun:04:30"
  backup_retention_period  = var.backup_retention_days
  copy_tags_to_snapshot    = true
  delete_automated_backups = !var.protect

  # An exact version is kept: raised by RDS, the next plan would want to go back.
  auto_minor_version_upgrade  = var.engine_version == local.major
  allow_major_version_upgrade = var.allow_major_version_upgrade
  apply_immediately           = !var.protect

  deletion_protection = var.protect
  # RDS makes no final snapshot of a replica.
  skip_final_snapshot       = local.replica || !var.protect
  final_snapshot_identifier = local.replica || !var.protect ? null : "${local.identifier}-final"

  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  performance_insights_enabled          = var.performance_insights
  performance_insights_kms_key_id       = var.performance_insights ? var.kms_key_arn : null
  performance_insights_retention_period = var.performance_insights ? 7 : null
  monitoring_interval                   = var.performance_insights ? 60 : 0
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)

  tags = merge(var.tags, { Name = local.identifier })

  depends_on = [
    aws_cloudwatch_log_group.this,
    aws_iam_role_policy_attachment.monitoring,
  ]

  lifecycle {
    # A replica is promoted by the failover, outside of OpenTofu. The next plan
    # must not try to make the new primary a replica again, nor, once the ARN is
    # taken away, promote anything by itself.
    ignore_changes = [replicate_source_db]

    precondition {
      condition     = local.replica == (var.replica_secret_arn != null)
      error_message = "replica_secret_arn belongs to replicate_source_arn: give both or neither."
    }

    precondition {
      condition     = local.own || length(var.secret_replica_regions) == 0
      error_message = "The secret can be replicated only with manage_password = false, and not by a replica."
    }

    precondition {
      condition     = local.managed || var.rotation_schedule == null
      error_message = "rotation_schedule needs manage_password = true: only RDS rotates without a function of ours."
    }

    precondition {
      condition     = local.replica || var.max_storage_gb == 0 || var.max_storage_gb >= ceil(var.storage_gb * 1.1)
      error_message = "max_storage_gb must be at least a tenth more than storage_gb, or 0."
    }
  }
}
