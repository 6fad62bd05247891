# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                       = "shop-production"
  name_suffix                = "4f1c2a"
  resource_group_name        = "rg-shop-production"
  location                   = "westeurope"
  subnet_id                  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/database"
  private_zone_id            = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/shop.private.postgres.database.azure.com"
  key_vault_id               = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-shop"
  log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log"
  database                   = "shop"
  username                   = "shop"
  sku                        = "GP_Standard_D2ds_v5"
  high_availability          = true
}

run "private_and_encrypted" {
  command = plan

  assert {
    condition     = azurerm_postgresql_flexible_server.this.public_network_access_enabled == false
    error_message = "The database must not be public."
  }

  assert {
    condition     = azurerm_postgresql_flexible_server_configuration.this["require_secure_transport"].value == "on" && azurerm_postgresql_flexible_server_configuration.this["ssl_min_protocol_version"].value == "TLSv1.2"
    error_message = "TLS must be enforced."
  }
}

run "production" {
  command = plan

  assert {
    condition     = azurerm_postgresql_flexible_server.this.high_availability[0].mode == "ZoneRedundant"
    error_message = "The standby is in another zone."
  }

  assert {
    condition     = length(azurerm_management_lock.this) == 1 && azurerm_management_lock.this[0].lock_level == "CanNotDelete"
    error_message = "A protected server cannot be deleted."
  }

  assert {
    condition     = azurerm_postgresql_flexible_server.this.auto_grow_enabled && azurerm_postgresql_flexible_server.this.backup_retention_days == 7
    error_message = "Storage grows, backups are kept."
  }
}

run "no_standby_in_tier_b" {
  command = plan

  variables {
    sku = "B_Standard_B1ms"
  }

  expect_failures = [azurerm_postgresql_flexible_server.this]
}

run "tls_cannot_be_switched_off" {
  command = plan

  variables {
    parameters = { require_secure_transport = "off" }
  }

  expect_failures = [var.parameters]
}

run "reserved_user" {
  command = plan

  variables {
    username = "admin"
  }

  expect_failures = [var.username]
}

run "odd_storage" {
  command = plan

  variables {
    storage_gb = 20
  }

  expect_failures = [var.storage_gb]
}

run "long_name" {
  command = plan

  variables {
    name = "a-shop-with-a-name-as-long-as-it-may-be-staging-environment"
  }

  assert {
    condition     = length(azurerm_postgresql_flexible_server.this.name) <= 63
    error_message = "A server's name has at most 63 characters."
  }
}
