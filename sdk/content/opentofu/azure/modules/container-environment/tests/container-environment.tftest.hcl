# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                       = "shop-production"
  resource_group_name        = "rg-shop-production"
  location                   = "westeurope"
  subnet_id                  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apps"
  log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log"
}

run "zones_and_logs" {
  command = plan

  assert {
    condition     = azurerm_container_app_environment.this.zone_redundancy_enabled
    error_message = "The environment must be spread over the zones unless told otherwise."
  }

  assert {
    condition     = azurerm_container_app_environment.this.logs_destination == "log-analytics"
    error_message = "Logs must be kept."
  }

  assert {
    condition     = one(azurerm_container_app_environment.this.workload_profile).workload_profile_type == "Consumption"
    error_message = "Only the profile that is paid by use."
  }
}

run "long_name" {
  command = plan

  variables {
    name = "a-shop-with-a-name-as-long-as-it-may-be-staging-environment"
  }

  assert {
    condition     = length(azurerm_container_app_environment.this.name) <= 60
    error_message = "The name may have 60 characters."
  }
}

run "wrong_name" {
  command = plan

  variables {
    name = "Shop_Production"
  }

  expect_failures = [var.name]
}
