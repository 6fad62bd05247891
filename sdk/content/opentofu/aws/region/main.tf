# Written by Deploy.Sdk; the same for every app.

# One region of several. The other files of this folder are those of opentofu/aws.
module "stack" {
  source = "../../opentofu/aws/modules/stack"

  name              = var.name
  environment       = var.environment
  region            = var.region
  account           = var.account
  protect           = var.protect
  tags              = var.tags
  network           = var.network
  registry          = var.registry
  app               = var.app
  workers           = var.workers
  migrations        = var.migrations
  secrets           = var.secrets
  database          = var.database
  cache             = var.cache
  document_database = var.document_database
  message_broker    = var.message_broker
  domain            = var.domain
  load_balancer     = var.load_balancer
  storage           = var.storage
  logs              = var.logs
  alarms            = var.alarms
  feature_flags     = var.feature_flags
  lambda            = var.lambda
  budget            = var.budget
  multiregion       = var.multiregion

  context = {
    account_id          = data.aws_caller_identity.this.account_id
    partition           = data.aws_partition.this.partition
    zones               = data.aws_availability_zones.this.names
    zone_id             = local.zone_id
    secret_arns         = local.secret_arns
    database_secret_arn = one(data.aws_secretsmanager_secret.database[*].arn)
  }
}
