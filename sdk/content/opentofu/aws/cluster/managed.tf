# Written by Deploy.Sdk; the same for every app.
# Databases and the like that AWS runs; without this file they run in the cluster.
variable "database" {
  description = "PostgreSQL of RDS. Null: none."
  type = object({
    engine               = optional(string, "rds")
    name                 = string
    version              = optional(string, "16")
    instance_class       = optional(string, "db.t4g.micro")
    storage_gb           = optional(number, 20)
    max_storage_gb       = optional(number, 100)
    multi_az             = optional(bool, false)
    backup_days          = optional(number, 7)
    performance_insights = optional(bool, false)
    parameters           = optional(map(string), {})
  })
  default = null

  validation {
    condition     = try(var.database.engine, "rds") == "rds"
    error_message = "Beside a cluster only the engine rds is made."
  }
}

variable "cache" {
  description = "Redis-compatible ElastiCache. Null: none."
  type = object({
    version   = optional(string, "7.1")
    node_type = optional(string, "cache.t4g.micro")
    replicas  = optional(number, 0)
  })
  default = null
}

variable "document_database" {
  description = "MongoDB-compatible DocumentDB. Null: none."
  type = object({
    version        = optional(string, "5.0")
    instance_class = optional(string, "db.t3.medium")
    instances      = optional(number, 1)
    database       = string
  })
  default = null
}

variable "message_broker" {
  description = "RabbitMQ of Amazon MQ. Null: none."
  type = object({
    version       = optional(string, "3.13")
    instance_type = optional(string, "mq.m7g.medium")
    cluster       = optional(bool, false)
  })
  default = null
}

locals {
  clients = { nodes = module.eks.node_security_group_id }
}

module "database" {
  source = "./modules/database"
  count  = var.database == null ? 0 : 1

  name                   = local.name
  tags                   = local.tags
  partition              = local.partition
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  database               = var.database.name
  username               = var.database.name
  engine_version         = var.database.version
  instance_class         = var.database.instance_class
  storage_gb             = var.database.storage_gb
  max_storage_gb         = var.database.max_storage_gb
  multi_az               = var.database.multi_az
  backup_retention_days  = var.database.backup_days
  performance_insights   = var.database.performance_insights
  parameters             = var.database.parameters
  log_retention_days     = var.logs.retention_days
}

module "cache" {
  source = "./modules/cache"
  count  = var.cache == null ? 0 : 1

  name                   = local.name
  tags                   = local.tags
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  engine_version         = var.cache.version
  node_type              = var.cache.node_type
  replicas               = var.cache.replicas
}

module "document_database" {
  source = "./modules/document-database"
  count  = var.document_database == null ? 0 : 1

  name                   = local.name
  tags                   = local.tags
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  engine_version         = var.document_database.version
  instance_class         = var.document_database.instance_class
  instances              = var.document_database.instances
  database               = var.document_database.database
}

module "message_broker" {
  source = "./modules/message-broker"
  count  = var.message_broker == null ? 0 : 1

  name                   = local.name
  tags                   = local.tags
  vpc_id                 = module.network.vpc_id
  subnet_ids             = module.network.isolated_subnet_ids
  client_security_groups = local.clients
  kms_key_arn            = module.encryption.key_arn
  protect                = var.protect
  engine_version         = var.message_broker.version
  instance_type          = var.message_broker.instance_type
  cluster                = var.message_broker.cluster
}

output "managed" {
  description = "Hosts, ports and secrets (ARNs in Secrets Manager) of what AWS runs, for the values of the app's chart."
  value = {
    database          = try({ host = module.database[0].host, port = module.database[0].port, secret_arn = module.database[0].secret_arn }, null)
    cache             = try({ host = module.cache[0].host, port = module.cache[0].port, secret_arn = module.cache[0].secret_arn }, null)
    document_database = try({ host = module.document_database[0].host, port = module.document_database[0].port, secret_arn = module.document_database[0].secret_arn }, null)
    message_broker    = try({ host = module.message_broker[0].host, port = module.message_broker[0].port, secret_arn = module.message_broker[0].secret_arn }, null)
  }
}
