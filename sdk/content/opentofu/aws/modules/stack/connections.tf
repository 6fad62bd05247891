# Written by Deploy.Sdk; the same for every app.

# By which variables the app finds its backing services; compose and the chart have the same names.
locals {
  postgres  = local.is_aurora ? one(module.aurora) : one(module.database)
  is_aspnet = var.app.framework == "aspnet"

  # No connection string has the password in it: libpq and Npgsql read PGPASSWORD, so it may change, and hold any sign.
  postgres_environment = var.database == null ? {} : merge({
    PGHOST       = local.postgres.host
    PGPORT       = tostring(local.postgres.port)
    PGDATABASE   = local.postgres.database
    PGUSER       = local.postgres.username
    PGSSLMODE    = "require"
    DATABASE_URL = "postgresql://${local.postgres.username}@${local.postgres.host}:${local.postgres.port}/${local.postgres.database}?sslmode=require"
    }, local.is_aspnet ? {
    ConnectionStrings__Postgres = "Host=${local.postgres.host};Port=${local.postgres.port};Database=${local.postgres.database};Username=${local.postgres.username};SSL Mode=Require"
  } : {})

  cache_environment = var.cache == null ? {} : {
    REDIS_HOST = one(module.cache).host
    REDIS_PORT = tostring(one(module.cache).port)
  }

  documents_environment = var.document_database == null ? {} : {
    MONGODB_HOST     = one(module.document_database).host
    MONGODB_PORT     = tostring(one(module.document_database).port)
    MONGODB_DATABASE = var.document_database.database
    MONGODB_USER     = one(module.document_database).username
  }

  broker_environment = var.message_broker == null ? {} : {
    RABBITMQ_HOST  = one(module.message_broker).host
    RABBITMQ_PORT  = tostring(one(module.message_broker).port)
    RABBITMQ_USER  = one(module.message_broker).username
    RABBITMQ_VHOST = "/"
  }

  storage_environment = var.storage == null ? {} : {
    STORAGE_BUCKET = one(module.storage).bucket
    AWS_REGION     = var.region
  }

  connections = merge(
    local.postgres_environment, local.cache_environment, local.documents_environment, local.broker_environment, local.storage_environment,
    var.feature_flags == null ? {} : one(module.feature_flags).environment,
  )

  # What the user sets stands last. ECS refuses a variable that is plain and secret at once, so what is set one way is left out of the other.
  environment = merge({ for variable, value in local.connections : variable => value if !contains(keys(var.secrets), variable) }, var.app.environment)

  # Where a task gets each from when it starts: an ARN, and the field of what lies there.
  service_secrets = merge(
    var.database == null ? {} : { PGPASSWORD = local.postgres.password_secret },
    var.cache == null ? {} : merge(
      { REDIS_URL = one(module.cache).url_secret, REDIS_PASSWORD = one(module.cache).password_secret },
      local.is_aspnet ? { ConnectionStrings__Redis = one(module.cache).connection_string_secret } : {},
    ),
    var.document_database == null ? {} : merge(
      { MONGODB_URL = one(module.document_database).url_secret, MONGODB_PASSWORD = one(module.document_database).password_secret },
      local.is_aspnet ? { ConnectionStrings__MongoDb = one(module.document_database).url_secret } : {},
    ),
    var.message_broker == null ? {} : merge(
      { RABBITMQ_URL = one(module.message_broker).url_secret, RABBITMQ_PASSWORD = one(module.message_broker).password_secret },
      local.is_aspnet ? { ConnectionStrings__RabbitMq = one(module.message_broker).url_secret } : {},
    ),
    var.feature_flags == null ? {} : one(module.feature_flags).secrets,
  )

  task_secrets = merge({ for variable, from in local.service_secrets : variable => from if !contains(keys(var.app.environment), variable) }, module.secrets.value_from)

  secret_arns = compact(concat(
    var.database == null ? [] : [local.postgres.secret_arn],
    var.cache == null ? [] : [one(module.cache).secret_arn],
    var.document_database == null ? [] : [one(module.document_database).secret_arn],
    var.message_broker == null ? [] : [one(module.message_broker).secret_arn],
    var.feature_flags == null ? [] : one(module.feature_flags).secret_arns,
    module.secrets.arns,
    [var.app.registry_secret_arn],
  ))
}
