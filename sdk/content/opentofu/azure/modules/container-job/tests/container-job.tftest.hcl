# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  resource_group_name = "rg-shop-production"
  location            = "westeurope"
  environment_id      = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.App/managedEnvironments/cae"
  identity_id         = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id"
  image               = "shop.azurecr.io/shop:1.0.0"
  command             = ["./efbundle"]
  secrets             = { PGPASSWORD = "https://kv-shop.vault.azure.net/secrets/postgres-password" }
}

run "started_by_hand_and_once" {
  command = plan

  assert {
    condition     = length(azurerm_container_app_job.this.manual_trigger_config) == 1 && length(azurerm_container_app_job.this.schedule_trigger_config) == 0
    error_message = "Only a release starts migrations."
  }

  assert {
    condition     = azurerm_container_app_job.this.replica_retry_limit == 0 && azurerm_container_app_job.this.manual_trigger_config[0].parallelism == 1
    error_message = "A migration runs once, and is not tried again."
  }

  assert {
    condition     = alltrue([for s in azurerm_container_app_job.this.secret : s.value == null])
    error_message = "No value of a secret may be written here."
  }
}

run "private_registry_of_somebody_else" {
  command = plan

  variables {
    registry = { server = "ghcr.io", username = "bot", password_secret_id = "https://kv-shop.vault.azure.net/secrets/registry-password" }
  }

  assert {
    condition     = azurerm_container_app_job.this.registry[0].password_secret_name == "image-registry-password" && azurerm_container_app_job.this.registry[0].identity == null
    error_message = "Another registry is asked with a password from Key Vault."
  }
}

run "no_endless_run" {
  command = plan

  variables {
    timeout_seconds = 100000
  }

  expect_failures = [var.timeout_seconds]
}
