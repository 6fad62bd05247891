# Written by Deploy.Sdk; the same for every app.
variables {
  name        = "shop"
  environment = "production"
  region      = "westeurope"
  registry    = null

  # What terraform.tfvars beside says of these is not what is tested.
  protect           = true
  resource_group    = null
  registry_login    = null
  workers           = {}
  migrations        = null
  secrets           = {}
  database          = null
  cache             = null
  document_database = null
  storage           = null
  domain            = null
  budget            = null

  app = {
    image     = "ghcr.io/acme/shop"
    tag       = "1.0.0"
    framework = "aspnet"
    health    = { liveness = "/health", readiness = "/health/ready", startup = "/health" }
  }

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  logs            = {}
  alarms          = {}
  subscription_id = null
  tags            = {}
  deployers       = {}
  allowed_ips     = []
  network         = {}
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

run "a_digest_takes_the_place_of_the_tag" {
  command = plan

  variables {
    app = { image = "ghcr.io/acme/shop", tag = "1.0.0", framework = "aspnet", digest = "sha256:3d58aa8ab1d0a6ed25c0a4f9a4d7e4b1a4f4a6d4b8f3bb3a1c0a5b1f0a9c8d7e" }
  }

  assert {
    condition     = local.image == "ghcr.io/acme/shop@sha256:3d58aa8ab1d0a6ed25c0a4f9a4d7e4b1a4f4a6d4b8f3bb3a1c0a5b1f0a9c8d7e"
    error_message = "What was published is what runs."
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

run "migrations_have_variables_of_their_own" {
  command = plan

  variables {
    migrations = { command = ["./efbundle"], environment = { DOTNET_BUNDLE_EXTRACT_BASE_DIR = "/tmp/efbundle" } }
  }

  assert {
    condition     = var.migrations.environment["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] == "/tmp/efbundle" && !contains(keys(local.environment), "DOTNET_BUNDLE_EXTRACT_BASE_DIR")
    error_message = "What only the migration needs must reach it, and not the app."
  }
}

run "zone_is_looked_up" {
  command = plan

  variables {
    domain = { name = "shop.example.com", zone = "example.com" }
  }

  assert {
    condition     = length(data.azurerm_dns_zone.this) == 1 && length(module.dns) == 1
    error_message = "The zone never lies in the resource group made here; where it lies is asked."
  }
}

run "zone_is_named" {
  command = plan

  variables {
    domain = { name = "shop.example.com", zone = "example.com", zone_resource_group = "rg-dns" }
  }

  assert {
    condition     = length(data.azurerm_dns_zone.this) == 0
    error_message = "Where the resource group is said, nothing is looked up."
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

run "a_state_knows_its_environment" {
  command = plan

  assert {
    condition     = terraform_data.environment.input == "shop-production"
    error_message = "By this name a plan with the values of another environment is refused."
  }
}
