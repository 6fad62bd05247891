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
  private_zone_id     = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.redis.azure.net"
  key_vault_id        = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-shop"
}

run "private_and_encrypted" {
  command = plan

  assert {
    condition     = azurerm_managed_redis.this.public_network_access == "Disabled" && azurerm_managed_redis.this.default_database[0].client_protocol == "Encrypted"
    error_message = "Redis must be private and TLS only."
  }

  assert {
    condition     = azurerm_private_endpoint.this.private_service_connection[0].subresource_names[0] == "redisEnterprise"
    error_message = "The endpoint must be that of Managed Redis."
  }
}

run "safe_for_queues" {
  command = plan

  assert {
    condition     = azurerm_managed_redis.this.default_database[0].eviction_policy == "NoEviction" && azurerm_managed_redis.this.default_database[0].clustering_policy == "NoCluster"
    error_message = "A queue must lose no entry, and may use several keys at once."
  }
}

run "protected" {
  command = plan

  assert {
    condition     = length(azurerm_management_lock.this) == 1
    error_message = "A protected Redis cannot be deleted."
  }
}

run "long_name" {
  command = plan

  variables {
    name = "a-shop-with-a-name-as-long-as-it-may-be-staging-environment"
  }

  assert {
    condition     = length(azurerm_managed_redis.this.name) <= 60
    error_message = "The name has at most 60 characters."
  }
}

run "old_tier" {
  command = plan

  variables {
    sku = "Standard"
  }

  expect_failures = [var.sku]
}

run "wrong_eviction" {
  command = plan

  variables {
    eviction = "allkeys-lru"
  }

  expect_failures = [var.eviction]
}
