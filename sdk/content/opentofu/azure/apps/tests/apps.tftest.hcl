# Written by Deploy.Sdk; the same for every app.
variables {
  name        = "shop"
  environment = "production"
  region      = "westeurope"
  registry    = null
  app = {
    image     = "ghcr.io/acme/shop"
    tag       = "1.0.0"
    framework = "aspnet"
    health    = { liveness = "/health", readiness = "/health/ready", startup = "/health" }
  }
}

run "only_what_is_asked_for" {
  command = plan

  assert {
    condition     = length(module.database) == 0 && length(module.cache) == 0 && length(module.document_database) == 0 && length(module.storage) == 0 && length(module.registry) == 0 && length(module.dns) == 0 && length(module.budget) == 0
    error_message = "Nothing is made that was not asked for."
  }

  assert {
    condition     = local.image == "ghcr.io/acme/shop:1.0.0" && local.registry == null
    error_message = "A public image is pulled as it is."
  }

  assert {
    condition     = length(local.name) + 1 + length(local.suffix) <= 63 && can(regex("^[0-9a-f]{6}$", local.suffix))
    error_message = "Names of the whole of Azure get a suffix."
  }
}

run "connections" {
  command = plan

  variables {
    database          = { name = "shop-db" }
    cache             = {}
    document_database = { database = "shop" }
  }

  assert {
    condition     = local.environment["PGUSER"] == "shop_db" && local.environment["PGSSLMODE"] == "require" && contains(keys(local.environment), "ConnectionStrings__Postgres")
    error_message = "The app must find PostgreSQL."
  }

  assert {
    condition     = length(setsubtract(["PGPASSWORD", "REDIS_URL", "ConnectionStrings__Redis", "MONGODB_URL", "ConnectionStrings__MongoDb"], keys(local.secrets))) == 0
    error_message = "Passwords come from Key Vault."
  }

  assert {
    condition     = length(setintersection(keys(local.environment), keys(local.secrets))) == 0
    error_message = "A variable is either plain or secret."
  }
}

run "other_frameworks_get_no_dotnet_names" {
  command = plan

  variables {
    app      = { image = "shop", tag = "1.0.0", framework = "django", port = 8000 }
    database = { name = "shop" }
    cache    = {}
  }

  assert {
    condition     = length([for variable in concat(keys(local.environment), keys(local.secrets)) : variable if startswith(variable, "ConnectionStrings__")]) == 0
    error_message = "Only ASP.NET Core reads ConnectionStrings__…."
  }
}

run "secrets_of_a_person" {
  command = plan

  variables {
    secrets = { STRIPE_KEY = {}, MAIL_PASSWORD = { from = "mail" }, SHARED = { from = "https://kv-other.vault.azure.net/secrets/shared" } }
  }

  assert {
    condition     = output.secrets_to_fill == { STRIPE_KEY = "stripe-key", MAIL_PASSWORD = "mail" }
    error_message = "What a person fills is named; a secret of another vault is not ours."
  }

  assert {
    condition     = local.secrets["SHARED"] == "https://kv-other.vault.azure.net/secrets/shared"
    error_message = "A secret of another vault is taken as it is."
  }
}

run "no_field_of_a_secret" {
  command = plan

  variables {
    secrets = { MAIL_PASSWORD = { from = "mail", field = "password" } }
  }

  expect_failures = [var.secrets]
}

run "unknown_framework" {
  command = plan

  variables {
    app = { image = "shop", tag = "1.0.0", framework = "express" }
  }

  expect_failures = [var.app]
}

run "wrong_name" {
  command = plan

  variables {
    name = "Shop"
  }

  expect_failures = [var.name]
}
