# Written by Deploy.Sdk; the same for every app.

locals {
  # RDS allows 63 characters, and "-db-15" goes behind.
  base       = length(var.name) <= 57 ? var.name : "${trimsuffix(substr(var.name, 0, 50), "-")}-${substr(sha1(var.name), 0, 6)}"
  identifier = "${local.base}-db"
  port       = 5432

  major     = split(".", var.engine_version)[0]
  primary   = try(var.global.role == "primary", false)
  secondary = try(var.global.role == "secondary", false)

  # A secondary has user, password and database of its primary.
  managed = !local.secondary && var.manage_password
  own     = !local.secondary && !var.manage_password

  # A static parameter refuses to be applied at once. All of them wait for a
  # reboot therefore; a new cluster begins with them.
  parameters = merge({
    log_autovacuum_min_duration = "10000"
    log_lock_waits              = "1"
    log_min_duration_statement  = "1000"
    log_temp_files              = "10240"
  }, var.parameters, { "rds.force_ssl" = "1" })

  # In UTC, and apart from each other: RDS refuses windows that overlap.
  backup_window      = "02:00-03:00"
  maintenance_window = "sun:03:30-sun:04:30"
}

resource "aws_db_subnet_group" "this" {
  name        = local.identifier
  description = "Isolated subnets of ${var.name}"
  subnet_ids  = var.subnet_ids

  tags = merge(var.tags, { Name = local.identifier })
}

# A new major version needs a new group, while the old one is still in use.
resource "aws_rds_cluster_parameter_group" "this" {
  name_prefix = "${local.identifier}-pg${local.major}-"
  description = "Aurora PostgreSQL ${local.major} of ${var.name}"
  family      = "aurora-postgresql${local.major}"

  dynamic "parameter" {
    for_each = local.parameters

    content {
      name         = parameter.key
      value        = parameter.value
      apply_method = "pending-reboot"
    }
  }

  tags = merge(var.tags, { Name = local.identifier })

  lifecycle {
    create_before_destroy = true
  }
}

# Made beforehand: RDS would make it itself, unencrypted and without an end.
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/rds/cluster/${local.identifier}/postgresql"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn

  tags = merge(var.tags, { Name = "${local.identifier}-postgresql" })
}

resource "aws_rds_cluster" "this" {
  cluster_identifier = local.identifier
  engine             = "aurora-postgresql"
  engine_version     = var.engine_version
  port               = local.port

  # The primary is not named here: the global database takes it as its source
  # (global.tf), which also works for a cluster that is in use already.
  global_cluster_identifier      = local.secondary ? var.global.identifier : null
  enable_global_write_forwarding = local.secondary ? var.global_write_forwarding : null
  # With it the provider signs the request for the key of the primary; without, RDS refuses a copy of an encrypted cluster.
  source_region = local.secondary ? var.global.primary_region : null

  database_name                 = local.secondary ? null : var.database
  master_username               = local.secondary ? null : var.username
  manage_master_user_password   = local.managed ? true : null
  master_user_secret_kms_key_id = local.managed ? var.kms_key_arn : null
  master_password               = one(random_password.this[*].result)

  storage_encrypted = true
  kms_key_id        = var.kms_key_arn

  db_subnet_group_name            = aws_db_subnet_group.this.name
  vpc_security_group_ids          = [aws_security_group.this.id]
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.this.name

  dynamic "serverlessv2_scaling_configuration" {
    for_each = var.serverless[*]

    content {
      min_capacity = serverlessv2_scaling_configuration.value.min
      max_capacity = serverlessv2_scaling_configuration.value.max
    }
  }

  preferred_backup_window      = local.backup_window
  preferred_maintenance_window = local.maintenance_window
  backup_retention_period      = var.backup_retention_days
  copy_tags_to_snapshot        = true
  delete_automated_backups     = !var.protect

  allow_major_version_upgrade = var.allow_major_version_upgrade
  apply_immediately           = !var.protect

  deletion_protection = var.protect
  # The data of a secondary is that of its primary.
  skip_final_snapshot       = local.secondary || !var.protect
  final_snapshot_identifier = local.secondary || !var.protect ? null : "${local.identifier}-final"

  enabled_cloudwatch_logs_exports = ["postgresql"]

  tags = merge(var.tags, { Name = local.identifier })

  depends_on = [aws_cloudwatch_log_group.this]

  lifecycle {
    # A failover changes both outside of OpenTofu: a switchover turns the
    # direction of replication, a detached cluster has no global database any
    # more. The next plan must not try to undo it. Another source region
    # would mean another cluster.
    ignore_changes = [global_cluster_identifier, replication_source_identifier, source_region]

    precondition {
      condition     = local.secondary == (var.replica_secret_arn != null)
      error_message = "replica_secret_arn belongs to the secondary of a global database: give both or neither."
    }

    precondition {
      condition     = var.global == null || !var.manage_password
      error_message = "RDS does not manage the password of a cluster in a global database: set manage_password = false."
    }

    precondition {
      condition     = local.own || length(var.secret_replica_regions) == 0
      error_message = "The secret can be replicated only with manage_password = false, and not by a secondary."
    }

    precondition {
      condition     = local.managed || var.rotation_schedule == null
      error_message = "rotation_schedule needs manage_password = true: only RDS rotates without a function of ours."
    }

    precondition {
      condition     = local.secondary || var.instances > 0
      error_message = "Only the secondary of a global database can do without instances."
    }

    precondition {
      condition     = !local.secondary || try(var.global.primary_region, null) != null
      error_message = "A secondary names the region of its primary: global.primary_region. RDS refuses to copy an encrypted cluster without it."
    }

    precondition {
      condition     = local.secondary || !var.global_write_forwarding
      error_message = "global_write_forwarding is a setting of the secondary."
    }

    precondition {
      condition     = var.global == null || var.serverless != null || !startswith(var.instance_class, "db.t")
      error_message = "A global database does not run on db.t classes: choose a db.r class or serverless."
    }
  }
}

resource "aws_rds_cluster_instance" "this" {
  for_each = { for number in range(1, var.instances + 1) : tostring(number) => number }

  identifier         = "${local.identifier}-${each.key}"
  cluster_identifier = aws_rds_cluster.this.id
  engine             = aws_rds_cluster.this.engine
  instance_class     = var.serverless == null ? var.instance_class : "db.serverless"

  # The second takes over first. In serverless clusters, tiers 0 and 1 grow with
  # the writer, so that they can carry its load at once.
  promotion_tier = min(each.value - 1, 15)

  db_subnet_group_name = aws_db_subnet_group.this.name
  publicly_accessible  = false
  ca_cert_identifier   = "rds-ca-rsa2048-g1"

  preferred_maintenance_window = local.maintenance_window
  # An exact version is kept: raised by RDS, the next plan would want to go back.
  auto_minor_version_upgrade = var.engine_version == local.major
  copy_tags_to_snapshot      = true
  apply_immediately          = !var.protect

  performance_insights_enabled          = var.performance_insights
  performance_insights_kms_key_id       = var.performance_insights ? var.kms_key_arn : null
  performance_insights_retention_period = var.performance_insights ? 7 : null
  monitoring_interval                   = var.performance_insights ? 60 : 0
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)

  tags = merge(var.tags, { Name = "${local.identifier}-${each.key}" })

  depends_on = [aws_iam_role_policy_attachment.monitoring]
}
