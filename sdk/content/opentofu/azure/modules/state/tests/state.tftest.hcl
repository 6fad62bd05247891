# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only, nothing is made. The provider asks for a login all the same (az login).
provider "azurerm" {
  features {}

  subscription_id                 = "00000000-0000-0000-0000-000000000000"
  resource_provider_registrations = "none"
  storage_use_azuread             = true
}

variables {
  name                 = "shop"
  storage_account_name = "shoptfstate1a2b3c"
  resource_group_name  = "shop-tfstate"
  location             = "westeurope"
}

run "no_keys_no_public_blobs" {
  command = plan

  assert {
    condition     = !azurerm_storage_account.this.shared_access_key_enabled && !azurerm_storage_account.this.allow_nested_items_to_be_public && azurerm_storage_container.this.container_access_type == "private"
    error_message = "States must be open to identities only."
  }
  assert {
    condition     = azurerm_storage_account.this.min_tls_version == "TLS1_2" && azurerm_storage_account.this.https_traffic_only_enabled
    error_message = "States must travel by TLS 1.2 or newer."
  }
}

run "can_be_brought_back" {
  command = plan

  assert {
    condition     = azurerm_storage_account.this.blob_properties[0].versioning_enabled && azurerm_storage_account.this.blob_properties[0].delete_retention_policy[0].days == 90
    error_message = "Overwritten and deleted states must be recoverable."
  }
  assert {
    condition     = azurerm_management_lock.this.lock_level == "CanNotDelete"
    error_message = "The account must be locked."
  }
}

run "named_addresses_only" {
  command = plan

  variables {
    allowed_ips = ["203.0.113.7"]
  }

  assert {
    condition     = azurerm_storage_account.this.network_rules[0].default_action == "Deny"
    error_message = "With addresses named, all others must be refused."
  }
}

run "single_addresses_have_no_prefix" {
  command = plan

  variables {
    allowed_ips = ["203.0.113.7/32"]
  }

  expect_failures = [var.allowed_ips]
}
