# Written by Deploy.Sdk; the same for every app.
locals {
  aspnet = var.app.framework == "aspnet"

  registry_server = one(module.registry[*].url)

  image = join("", [
    var.registry == null ? var.app.image : "${local.registry_server}/${reverse(split("/", var.app.image))[0]}",
    var.app.digest == "" ? ":${var.app.tag}" : "@${var.app.digest}",
  ])

  # A created registry is asked by identity, another one by password, a public one not at all.
  registry = (
    var.registry != null ? { server = local.registry_server, username = null, password_secret_id = null } :
    var.registry_login != null ? { server = var.registry_login.server, username = var.registry_login.username, password_secret_id = module.vault.secret_ids[var.registry_login.secret] } :
    null
  )

  secrets_to_fill = toset(concat(
    [for variable, secret in var.secrets : variable if secret.from == null],
    var.registry_login == null ? [] : [var.registry_login.secret],
  ))

  # How the app finds its services. The password is a variable of its own: libpq and Npgsql read PGPASSWORD.
  connections = merge(
    var.database == null ? {} : {
      PGHOST       = module.database[0].host
      PGPORT       = tostring(module.database[0].port)
      PGDATABASE   = module.database[0].database
      PGUSER       = module.database[0].username
      PGSSLMODE    = "require"
      DATABASE_URL = "postgresql://${module.database[0].username}@${module.database[0].host}:${module.database[0].port}/${module.database[0].database}?sslmode=require"
    },
    var.database == null || !local.aspnet ? {} : {
      ConnectionStrings__Postgres = "Host=${module.database[0].host};Port=${module.database[0].port};Database=${module.database[0].database};Username=${module.database[0].username};SSL Mode=Require"
    },
    var.cache == null ? {} : {
      REDIS_HOST = module.cache[0].host
      REDIS_PORT = tostring(module.cache[0].port)
    },
    var.document_database == null ? {} : {
      MONGODB_HOST     = module.document_database[0].host
      MONGODB_PORT     = tostring(module.document_database[0].port)
      MONGODB_DATABASE = var.document_database.database
      MONGODB_USER     = module.document_database[0].username
    },
    var.storage == null ? {} : {
      AZURE_STORAGE_ACCOUNT   = module.storage[0].name
      AZURE_STORAGE_CONTAINER = "data"
    },
    # By which of its identities the Azure SDK goes.
    { AZURE_CLIENT_ID = module.identity.client_id },
  )

  connection_secrets = merge(
    var.database == null ? {} : { PGPASSWORD = module.database[0].password_secret_id },
    var.cache == null ? {} : { REDIS_URL = module.cache[0].url_secret_id },
    var.cache == null || !local.aspnet ? {} : { ConnectionStrings__Redis = module.cache[0].connection_string_secret_id },
    var.document_database == null ? {} : { MONGODB_URL = module.document_database[0].url_secret_id },
    var.document_database == null || !local.aspnet ? {} : { ConnectionStrings__MongoDb = module.document_database[0].url_secret_id },
  )

  # A person's own secret or setting of the same name wins.
  secrets = merge(local.connection_secrets, {
    for variable, secret in var.secrets : variable => (
      secret.from == null ? module.vault.secret_ids[variable] :
      startswith(secret.from, "https://") ? secret.from :
      "${module.vault.uri}secrets/${secret.from}"
    )
  })
  settings = merge(local.connections, var.app.environment)
  # A variable is either plain or secret.
  environment = { for variable, value in local.settings : variable => value if !contains(keys(local.secrets), variable) }
}

module "app" {
  source = "./modules/container-app"

  name                = local.name
  component           = "app"
  resource_group_name = local.group
  tags                = local.tags
  environment_id      = module.environment.id
  identity_id         = module.identity.id
  image               = local.image
  registry            = local.registry
  command             = var.app.command
  environment         = local.environment
  secrets             = local.secrets

  port            = var.app.serves_http ? var.app.port : null
  health          = var.app.serves_http ? var.app.health : null
  probe_host      = try(var.domain.name, null)
  default_domain  = module.environment.default_domain
  cpu             = var.app.cpu
  memory          = var.app.memory
  min             = var.app.min
  max             = var.app.max
  target_cpu      = var.app.target_cpu
  target_requests = var.app.target_requests
  colours         = var.app.colours && var.app.serves_http
  grace_seconds   = var.app.grace_seconds
}

module "worker" {
  source   = "./modules/container-app"
  for_each = var.workers

  name                = local.name
  component           = each.key
  resource_group_name = local.group
  tags                = local.tags
  environment_id      = module.environment.id
  identity_id         = module.identity.id
  image               = local.image
  registry            = local.registry
  command             = each.value.command
  environment         = local.environment
  secrets             = local.secrets

  cpu           = each.value.cpu
  memory        = each.value.memory
  min           = each.value.singleton ? min(each.value.min, 1) : each.value.min
  max           = each.value.singleton ? 1 : each.value.max
  target_cpu    = each.value.singleton ? null : each.value.target_cpu
  grace_seconds = each.value.grace_seconds
}

module "migrations" {
  source = "./modules/container-job"
  count  = var.migrations == null ? 0 : 1

  name                = local.name
  component           = "migrate"
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  environment_id      = module.environment.id
  identity_id         = module.identity.id
  image               = local.image
  registry            = local.registry
  command             = var.migrations.command
  timeout_seconds     = var.migrations.timeout_seconds
  environment         = { for variable, value in merge(local.environment, var.migrations.environment) : variable => value if !contains(keys(local.secrets), variable) }
  secrets             = local.secrets
  cpu                 = var.app.cpu
  memory              = var.app.memory
}
