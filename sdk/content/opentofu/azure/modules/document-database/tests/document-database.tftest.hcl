# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  name_suffix         = "4f1c2a"
  resource_group_name = "rg-shop-production"
  location            = "westeurope"
  endpoint_subnet_id  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints"
  private_zone_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.mongocluster.cosmos.azure.com"
  key_vault_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-shop"
  database            = "shop"
  username            = "shop"
}

run "private_and_protected" {
  command = plan

  assert {
    condition     = azurerm_mongo_cluster.this.public_network_access == "Disabled"
    error_message = "MongoDB must not be public."
  }

  assert {
    condition     = length(azurerm_management_lock.this) == 1
    error_message = "A protected cluster cannot be deleted."
  }
}

run "standby" {
  command = plan

  variables {
    high_availability = true
  }

  assert {
    condition     = azurerm_mongo_cluster.this.high_availability_mode == "ZoneRedundantPreferred"
    error_message = "The standby is in another zone where there is one."
  }
}

run "no_standby_for_small_ones" {
  command = plan

  variables {
    high_availability = true
    tier              = "M10"
  }

  expect_failures = [azurerm_mongo_cluster.this]
}

run "long_name" {
  command = plan

  variables {
    name = "a-shop-with-a-name-as-long-as-it-may-be-staging-environment"
  }

  assert {
    condition     = length(azurerm_mongo_cluster.this.name) <= 40
    error_message = "The name has at most 40 characters."
  }
}

run "wrong_version" {
  command = plan

  variables {
    engine_version = "4.4"
  }

  expect_failures = [var.engine_version]
}
