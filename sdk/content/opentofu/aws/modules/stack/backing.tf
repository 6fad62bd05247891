# Written by Deploy.Sdk; the same for every app.

locals {
  clients   = { app = module.cluster.security_group_id }
  is_aurora = var.database != null && try(var.database.engine, "") == "aurora"
  is_rds    = var.database != null && !local.is_aurora
  is_copy   = contains(["standby", "active"], local.role)
}

module "database" {
  source = "../database"
  count  = local.is_rds ? 1 : 0

  name                   = local.name
  tags                   = local.tags
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  database               = var.database.name
  username               = var.database.name
  engine_version         = var.database.version
  instance_class         = var.database.instance_class
  storage_gb             = var.database.storage_gb
  max_storage_gb         = var.database.max_storage_gb
  # The copy gets its standby with the rest of the primary region's size, when it is promoted.
  multi_az              = var.database.multi_az && !local.is_copy
  backup_retention_days = var.database.backup_days
  performance_insights  = var.database.performance_insights
  parameters            = var.database.parameters
  log_retention_days    = var.logs.retention_days
  # RDS refuses copies of a database whose password it keeps itself.
  manage_password = local.role == "only"
  # RDS changes it by itself as rarely as it can: the tasks have to be restarted then, which password-rotation does.
  rotation_schedule      = local.role == "only" ? "rate(999 days)" : null
  secret_replica_regions = local.other_regions
  replicate_source_arn   = local.is_copy ? "arn:${var.context.partition}:rds:${var.multiregion.primary_region}:${var.context.account_id}:db:${local.name}-db" : null
  replica_secret_arn     = var.context.database_secret_arn
}

module "aurora" {
  source = "../aurora"
  count  = local.is_aurora ? 1 : 0

  name                   = local.name
  tags                   = local.tags
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  database               = var.database.name
  username               = var.database.name
  engine_version         = var.database.version
  instance_class         = var.database.instance_class
  instances              = local.role == "standby" ? 1 : var.database.instances
  backup_retention_days  = var.database.backup_days
  performance_insights   = var.database.performance_insights
  parameters             = var.database.parameters
  log_retention_days     = var.logs.retention_days
  manage_password        = local.role == "only"
  rotation_schedule      = local.role == "only" ? "rate(999 days)" : null
  secret_replica_regions = local.other_regions
  replica_secret_arn     = var.context.database_secret_arn
  global = local.role == "only" ? null : {
    identifier     = local.name
    role           = local.role == "primary" ? "primary" : "secondary"
    primary_region = var.multiregion.primary_region
  }
  global_write_forwarding = local.role == "active"
}

module "cache" {
  source = "../cache"
  count  = var.cache == null ? 0 : 1

  name                    = local.name
  tags                    = local.tags
  kms_key_arn             = module.encryption.key_arn
  protect                 = var.protect
  vpc_id                  = module.network.vpc_id
  subnet_ids              = module.network.isolated_subnet_ids
  client_security_groups  = local.clients
  engine_version          = var.cache.version
  node_type               = var.cache.node_type
  replicas                = local.role == "standby" ? 0 : var.cache.replicas
  snapshot_retention_days = var.protect ? 7 : 1
  log_retention_days      = var.logs.retention_days
}

module "document_database" {
  source = "../document-database"
  count  = var.document_database == null ? 0 : 1

  name                   = local.name
  tags                   = local.tags
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  engine_version         = var.document_database.version
  instance_class         = var.document_database.instance_class
  instances              = local.role == "standby" ? 1 : var.document_database.instances
  database               = var.document_database.database
  log_retention_days     = var.logs.retention_days
}

module "message_broker" {
  source = "../message-broker"
  count  = var.message_broker == null ? 0 : 1

  name                   = local.name
  tags                   = local.tags
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  engine_version         = var.message_broker.version
  instance_type          = var.message_broker.instance_type
  cluster                = var.message_broker.cluster
}

module "password_rotation" {
  source = "../password-rotation"
  count  = var.database != null && local.role == "only" ? 1 : 0

  name               = local.name
  tags               = local.tags
  account_id         = var.context.account_id
  region             = var.region
  partition          = var.context.partition
  kms_key_arn        = module.encryption.key_arn
  secret_arn         = local.postgres.secret_arn
  cluster_name       = module.cluster.cluster_name
  services           = values(local.service_names)
  topic_arn          = one(module.monitoring[*].topic_arn)
  has_topic          = var.alarms != null
  log_retention_days = var.logs.retention_days
}
