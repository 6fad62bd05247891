# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  resource_group_name = "rg-shop-production"
  location            = "westeurope"
  roles = {
    secrets = {
      scope = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-shop"
      role  = "Key Vault Secrets User"
    }
  }
}

run "exactly_the_roles" {
  command = plan

  assert {
    condition     = length(azurerm_role_assignment.this) == 1 && azurerm_role_assignment.this["secrets"].role_definition_name == "Key Vault Secrets User"
    error_message = "The identity gets the roles given and no other."
  }

  assert {
    condition     = time_sleep.roles.create_duration == "90s"
    error_message = "The roles need time to arrive."
  }
}

run "no_broad_role" {
  command = plan

  variables {
    roles = {
      all = { scope = "/subscriptions/00000000-0000-0000-0000-000000000000", role = "Contributor" }
    }
  }

  expect_failures = [var.roles]
}

run "no_endless_pause" {
  command = plan

  variables {
    wait_seconds = 3600
  }

  expect_failures = [var.wait_seconds]
}
