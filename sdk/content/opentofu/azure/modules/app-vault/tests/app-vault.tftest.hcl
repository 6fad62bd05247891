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
  tenant_id           = "00000000-0000-0000-0000-000000000000"
  writers             = { deployer = "11111111-1111-1111-1111-111111111111" }
}

run "closed_and_by_role" {
  command = plan

  assert {
    condition     = azurerm_key_vault.this.network_acls[0].default_action == "Deny" && azurerm_key_vault.this.rbac_authorization_enabled
    error_message = "The vault must be closed, and opened only by role."
  }

  assert {
    condition     = azurerm_role_assignment.writers["deployer"].role_definition_name == "Key Vault Secrets Officer"
    error_message = "Writers write secrets and nothing else."
  }
}

run "protected" {
  command = plan

  assert {
    condition     = azurerm_key_vault.this.purge_protection_enabled && azurerm_key_vault.this.soft_delete_retention_days == 90 && length(azurerm_management_lock.this) == 1
    error_message = "A protected vault cannot be lost."
  }
}

run "unprotected" {
  command = plan

  variables {
    protect = false
  }

  assert {
    condition     = !azurerm_key_vault.this.purge_protection_enabled && length(azurerm_management_lock.this) == 0
    error_message = "A vault for trying things out can be deleted."
  }
}

run "private_only" {
  command = plan

  variables {
    private_endpoint = { subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/endpoints", zone_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.vaultcore.azure.net" }
    audit            = { workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log" }
  }

  assert {
    condition     = azurerm_key_vault.this.public_network_access_enabled == false && length(azurerm_private_endpoint.this) == 1
    error_message = "With a private endpoint and no address let in, the public side is off."
  }

  assert {
    condition     = length(azurerm_monitor_diagnostic_setting.audit) == 1
    error_message = "Accesses are logged."
  }
}

run "names" {
  command = plan

  variables {
    name            = "a-shop-with-a-name-as-long-as-it-may-be-staging"
    secrets_to_fill = ["STRIPE_KEY", "Mail__Password"]
  }

  assert {
    condition     = length(azurerm_key_vault.this.name) <= 24 && length(regexall("--", azurerm_key_vault.this.name)) == 0
    error_message = "A vault's name has at most 24 characters and no two hyphens in a row."
  }

  assert {
    condition     = output.secret_names["STRIPE_KEY"] == "stripe-key" && output.secret_names["Mail__Password"] == "mail-password"
    error_message = "Key Vault knows no underscore."
  }
}

run "not_the_internet" {
  command = plan

  variables {
    allowed_ips = ["0.0.0.0/0"]
  }

  expect_failures = [var.allowed_ips]
}
