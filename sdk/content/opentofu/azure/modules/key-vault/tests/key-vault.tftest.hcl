# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only, nothing is made. The provider asks for a login all the same (az login).
provider "azurerm" {
  features {}

  subscription_id                 = "00000000-0000-0000-0000-000000000000"
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  vault_name          = "shop-production-1a2b3c"
  resource_group_name = "shop-production"
  location            = "westeurope"
  tenant_id           = "00000000-0000-0000-0000-000000000001"
}

run "closed_and_kept" {
  command = plan

  assert {
    condition     = azurerm_key_vault.this.rbac_authorization_enabled && !azurerm_key_vault.this.public_network_access_enabled && azurerm_key_vault.this.network_acls[0].default_action == "Deny"
    error_message = "The vault must know roles only, and be shut to the internet."
  }
  assert {
    condition     = azurerm_key_vault.this.purge_protection_enabled && azurerm_key_vault.this.soft_delete_retention_days == 90
    error_message = "A protected vault must be recoverable for 90 days."
  }
}

run "readers_read_only" {
  command = plan

  variables {
    readers = { app = "11111111-2222-3333-4444-555555555555" }
    secrets = ["STRIPE-KEY"]
  }

  assert {
    condition     = azurerm_role_assignment.reader["app"].role_definition_name == "Key Vault Secrets User"
    error_message = "The app may read secrets, and no more."
  }
  assert {
    condition     = length(output.to_fill) == 1 && strcontains(output.to_fill[0], "--name STRIPE-KEY")
    error_message = "What a person has to fill in must be named."
  }
}

run "the_internet_is_refused" {
  command = plan

  variables {
    allowed_ips = ["0.0.0.0/0"]
  }

  expect_failures = [var.allowed_ips]
}

run "underscores_are_refused" {
  command = plan

  variables {
    secrets = ["STRIPE_KEY"]
  }

  expect_failures = [var.secrets]
}

run "long_names_are_refused" {
  command = plan

  variables {
    vault_name = "shop-production-westeurope-1"
  }

  expect_failures = [var.vault_name]
}
