# Written by Deploy.Sdk; the same for every app.

locals {
  image  = join("", [var.registry == null ? var.app.image : one(module.registry).url, var.app.digest == "" ? ":${var.app.tag}" : "@${var.app.digest}"])
  is_web = var.app.serves_http
  tls    = local.is_web && var.domain != null
  # A load balancer takes certificates of its own region only; a region for which none was given gets one made.
  given_certificate = try(split(":", var.domain.certificate_arn)[3], "") == var.region ? var.domain.certificate_arn : null
  # As the module calls them; known before anything is made.
  service_names = merge(
    { for name in local.is_web && var.app.colours ? ["app-blue", "app-green"] : ["app"] : name => "${local.name}-${name}" },
    { for name, worker in var.workers : name => "${local.name}-${name}" },
  )

  ecs_min = local.role == "standby" ? 1 : var.app.min

  # The image runs as the user that its Dockerfile names.
  task = {
    name                = local.name
    tags                = local.tags
    cluster_arn         = module.cluster.cluster_arn
    cluster_name        = module.cluster.cluster_name
    log_group_name      = module.cluster.log_group_name
    log_group_arn       = module.cluster.log_group_arn
    has_task_policy     = var.storage != null || var.feature_flags != null
    task_policy_json    = one(data.aws_iam_policy_document.task[*].json)
    target_cpu          = var.app.target_cpu
    kms_key_arn         = module.encryption.key_arn
    subnet_ids          = module.network.private_subnet_ids
    security_group_ids  = [module.cluster.security_group_id]
    feature_flags_agent = try(one(module.feature_flags).sidecar, null)
  }
}

module "cluster" {
  source = "../cluster"

  name               = local.name
  tags               = local.tags
  vpc_id             = module.network.vpc_id
  egress_ports       = var.app.egress_ports
  log_retention_days = var.logs.retention_days
  kms_key_arn        = module.encryption.key_arn
  # Insights cost by metric: they pay where many tasks run.
  container_insights = var.app.colours
}

# What the app itself may do in AWS: use its bucket, and read its flags.
data "aws_iam_policy_document" "task" {
  count = var.storage != null || var.feature_flags != null ? 1 : 0

  source_policy_documents = compact([try(one(module.feature_flags).policy_json, null)])

  dynamic "statement" {
    for_each = var.storage == null ? [] : [one(module.storage).arn]

    content {
      sid       = "Objects"
      actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
      resources = ["${statement.value}/*"]
    }
  }

  dynamic "statement" {
    for_each = var.storage == null ? [] : [one(module.storage).arn]

    content {
      sid       = "Bucket"
      actions   = ["s3:ListBucket"]
      resources = [statement.value]
    }
  }

  dynamic "statement" {
    for_each = var.storage == null ? [] : [module.encryption.key_arn]

    content {
      sid       = "Key"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]
    }
  }
}

module "certificate" {
  source = "../certificate"
  count  = local.tls && local.given_certificate == null ? 1 : 0

  name    = local.name
  tags    = local.tags
  domain  = var.domain.name
  zone_id = var.context.zone_id
}

module "load_balancer" {
  source = "../load-balancer"
  count  = local.is_web ? 1 : 0

  name                      = local.name
  tags                      = local.tags
  kms_key_arn               = module.encryption.key_arn
  protect                   = var.protect
  account_id                = var.context.account_id
  region                    = var.region
  partition                 = var.context.partition
  vpc_id                    = module.network.vpc_id
  subnet_ids                = module.network.public_subnet_ids
  tls                       = local.tls
  certificate_arn           = local.tls ? coalesce(local.given_certificate, try(one(module.certificate).arn, null)) : null
  port                      = var.app.port
  colours                   = var.app.colours
  target_security_group_id  = module.cluster.security_group_id
  waf                       = var.load_balancer.waf
  access_log_retention_days = var.load_balancer.log_days
  # ECS replaces a task that the load balancer calls unhealthy. A path that asks the database would have it replace all of them
  # whenever the database is away, so it is the one that asks the process alone.
  health_path = var.app.health.liveness
}

module "app" {
  source = "../service"

  name                = local.task.name
  tags                = local.task.tags
  component           = "app"
  cluster_arn         = local.task.cluster_arn
  cluster_name        = local.task.cluster_name
  log_group_name      = local.task.log_group_name
  log_group_arn       = local.task.log_group_arn
  region              = var.region
  account_id          = var.context.account_id
  partition           = var.context.partition
  image               = local.image
  registry_secret_arn = var.registry == null ? var.app.registry_secret_arn : null
  port                = local.is_web ? var.app.port : null
  environment         = local.environment
  secrets             = local.task_secrets
  secret_arns         = local.secret_arns
  kms_key_arn         = local.task.kms_key_arn
  cpu                 = var.app.cpu
  memory              = var.app.memory
  min                 = local.ecs_min
  max                 = var.app.max
  target_cpu          = var.app.target_cpu
  spot                = var.app.spot
  colours             = local.is_web && var.app.colours
  target_groups       = local.is_web ? { for colour, group in one(module.load_balancer).target_groups : colour => group.arn } : {}
  subnet_ids          = local.task.subnet_ids
  security_group_ids  = local.task.security_group_ids
  has_task_policy     = local.task.has_task_policy
  task_policy_json    = local.task.task_policy_json
  sidecar             = local.task.feature_flags_agent
}

module "worker" {
  source   = "../service"
  for_each = var.workers

  name                = local.task.name
  tags                = local.task.tags
  component           = each.key
  cluster_arn         = local.task.cluster_arn
  cluster_name        = local.task.cluster_name
  log_group_name      = local.task.log_group_name
  log_group_arn       = local.task.log_group_arn
  region              = var.region
  account_id          = var.context.account_id
  partition           = var.context.partition
  image               = local.image
  registry_secret_arn = var.registry == null ? var.app.registry_secret_arn : null
  command             = each.value.command
  environment         = local.environment
  secrets             = local.task_secrets
  secret_arns         = local.secret_arns
  kms_key_arn         = local.task.kms_key_arn
  cpu                 = each.value.cpu
  memory              = each.value.memory
  # A region that waits must not work: its database takes no writes.
  min                = local.role == "standby" ? 0 : each.value.min
  max                = each.value.max
  target_cpu         = each.value.target_cpu
  spot               = var.app.spot
  singleton          = each.value.singleton
  health_command     = each.value.health
  grace_seconds      = each.value.grace_seconds
  subnet_ids         = local.task.subnet_ids
  security_group_ids = local.task.security_group_ids
  has_task_policy    = local.task.has_task_policy
  task_policy_json   = local.task.task_policy_json
  sidecar            = local.task.feature_flags_agent
}

module "migrate" {
  source = "../service"
  count  = var.migrations == null ? 0 : 1

  name                = local.task.name
  tags                = local.task.tags
  component           = "migrate"
  tmp_exec            = true
  run                 = false
  cluster_arn         = local.task.cluster_arn
  cluster_name        = local.task.cluster_name
  log_group_name      = local.task.log_group_name
  log_group_arn       = local.task.log_group_arn
  region              = var.region
  account_id          = var.context.account_id
  partition           = var.context.partition
  image               = local.image
  registry_secret_arn = var.registry == null ? var.app.registry_secret_arn : null
  command             = var.migrations.command
  environment         = merge(local.environment, var.migrations.environment)
  secrets             = local.task_secrets
  secret_arns         = local.secret_arns
  kms_key_arn         = local.task.kms_key_arn
  cpu                 = var.app.cpu
  memory              = var.app.memory
  subnet_ids          = local.task.subnet_ids
  security_group_ids  = local.task.security_group_ids
  has_task_policy     = local.task.has_task_policy
  task_policy_json    = local.task.task_policy_json
}

# Of several regions none has the name for itself: the records are those of multiregion/global.
module "dns" {
  source = "../dns"
  count  = local.tls && local.role == "only" ? 1 : 0

  domain          = var.domain.name
  zone_id         = var.context.zone_id
  target_dns_name = one(module.load_balancer).dns_name
  target_zone_id  = one(module.load_balancer).zone_id
}

module "lambda" {
  source = "../lambda"
  count  = var.lambda == null ? 0 : 1

  name               = local.name
  tags               = local.tags
  kms_key_arn        = module.encryption.key_arn
  functions          = var.lambda.functions
  alias              = var.lambda.alias
  api_gateway        = var.lambda.api_gateway
  weights            = var.lambda.weights
  environment        = var.app.environment
  log_retention_days = var.logs.retention_days
}

module "monitoring" {
  source = "../monitoring"
  count  = var.alarms == null ? 0 : 1

  name        = local.name
  tags        = local.tags
  kms_key_arn = module.encryption.key_arn
  account_id  = var.context.account_id
  region      = var.region
  email       = var.alarms.email
  load_balancer = local.is_web ? {
    arn_suffix    = one(module.load_balancer).arn_suffix
    target_groups = { for colour, group in one(module.load_balancer).target_groups : colour => group.arn_suffix }
  } : null
  cluster_name        = module.cluster.cluster_name
  services            = local.service_names
  database_identifier = local.is_rds ? one(module.database).identifier : null
  aurora_cluster      = local.is_aurora ? one(module.aurora).identifier : null
  cache_id            = var.cache == null ? null : one(module.cache).id
  cache_nodes         = var.cache == null ? 1 : (local.role == "standby" ? 0 : var.cache.replicas) + 1
  broker_name         = var.message_broker == null ? null : one(module.message_broker).name
  error_rate_percent  = var.alarms.error_rate_percent
  latency_ms          = var.alarms.latency_ms
  log_group_name      = module.cluster.log_group_name
  container_insights  = var.app.colours
  # Names may be known only once the things are there; what is watched is known now.
  watch = toset(concat(
    local.is_rds ? ["database"] : [], local.is_aurora ? ["aurora"] : [], var.cache == null ? [] : ["cache"], var.message_broker == null ? [] : ["broker"],
  ))
  database = {
    free_storage_gb = var.database == null ? 5 : max(2, floor(var.database.storage_gb / 10))
    # Four fifths of what PostgreSQL takes with the memory of the class: some 100 for each GiB.
    connections = lookup({ micro = 70, small = 150, medium = 320, large = 680, xlarge = 1360 }, try(split(".", var.database.instance_class)[2], ""), 2700)
    burstable   = can(regex("^db\\.t", try(var.database.instance_class, "")))
    replica     = local.is_copy
  }
}
