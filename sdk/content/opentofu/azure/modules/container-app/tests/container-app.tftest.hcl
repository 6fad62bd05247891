# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  component           = "app"
  resource_group_name = "rg-shop-production"
  environment_id      = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.App/managedEnvironments/cae"
  identity_id         = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
  image               = "shop.azurecr.io/shop:1.0.0"
  registry            = { server = "shop.azurecr.io" }
  port                = 8080
  health              = { liveness = "/health", readiness = "/health/ready", startup = "/health" }
  min                 = 2
  max                 = 4
  target_cpu          = 70
  environment         = { ASPNETCORE_ENVIRONMENT = "Production" }
  secrets             = { ConnectionStrings__Redis = "https://kv-shop.vault.azure.net/secrets/redis-connection-string" }
}

run "tls_only_and_probed" {
  command = plan

  assert {
    condition     = azurerm_container_app.this.ingress[0].allow_insecure_connections == false
    error_message = "Ingress must be TLS only."
  }

  assert {
    condition     = azurerm_container_app.this.template[0].container[0].readiness_probe[0].path == "/health/ready"
    error_message = "Readiness has a path of its own."
  }

  assert {
    condition     = azurerm_container_app.this.revision_mode == "Single"
    error_message = "Without colours there is one revision."
  }
}

run "secrets_by_reference" {
  command = plan

  assert {
    condition     = alltrue([for s in azurerm_container_app.this.secret : s.value == null && s.key_vault_secret_id != null])
    error_message = "No value of a secret may be written here."
  }

  assert {
    condition     = contains([for s in azurerm_container_app.this.secret : s.name], "connectionstrings-redis")
    error_message = "The name must be one that Container Apps takes."
  }

  assert {
    condition     = azurerm_container_app.this.registry[0].identity == var.identity_id && azurerm_container_app.this.registry[0].username == null
    error_message = "The image is pulled by identity."
  }
}

run "probes_ask_for_the_apps_own_name" {
  command = plan

  variables {
    default_domain = "happyhill-00000000.westeurope.azurecontainerapps.io"
  }

  assert {
    condition     = contains([for h in azurerm_container_app.this.template[0].container[0].readiness_probe[0].header : "${h.name}=${h.value}"], "Host=shop-production-app.happyhill-00000000.westeurope.azurecontainerapps.io")
    error_message = "A framework that refuses unknown hosts must know this one."
  }
}

run "colours" {
  command = plan

  variables {
    colours = true
  }

  assert {
    condition     = azurerm_container_app.this.revision_mode == "Multiple" && azurerm_container_app.this.ingress[0].traffic_weight[0].label == "blue"
    error_message = "Blue-green begins with blue."
  }
}

run "worker" {
  command = plan

  variables {
    component  = "mail"
    port       = null
    health     = null
    command    = ["dotnet", "shop.dll", "--mail"]
    target_cpu = null
    min        = 1
    max        = 1
  }

  assert {
    condition     = length(azurerm_container_app.this.ingress) == 0 && azurerm_container_app.this.template[0].container[0].args[0] == "dotnet"
    error_message = "A worker is reached by nobody and runs its own command."
  }
}

run "names_within_limits" {
  command = plan

  variables {
    name = "a-shop-with-a-name-as-long-as-it-may-be-staging"
  }

  assert {
    condition     = length(azurerm_container_app.this.name) <= 32 && !endswith(azurerm_container_app.this.name, "-")
    error_message = "The name may have 32 characters."
  }
}

run "wrong_cpu" {
  command = plan

  variables {
    cpu = 300
  }

  expect_failures = [var.cpu]
}

run "cpu_and_memory_do_not_match" {
  command = plan

  variables {
    cpu    = 1000
    memory = 1024
  }

  expect_failures = [azurerm_container_app.this]
}

run "cpu_cannot_wake_anything" {
  command = plan

  variables {
    min = 0
  }

  expect_failures = [azurerm_container_app.this]
}

run "secret_with_a_version" {
  command = plan

  variables {
    secrets = { STRIPE_KEY = "https://kv-shop.vault.azure.net/secrets/stripe-key/0123456789abcdef" }
  }

  expect_failures = [var.secrets]
}
