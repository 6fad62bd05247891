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
}

run "closed" {
  command = plan

  assert {
    condition     = !azurerm_storage_account.this.allow_nested_items_to_be_public && !azurerm_storage_account.this.public_network_access_enabled && azurerm_storage_account.this.network_rules[0].default_action == "Deny"
    error_message = "Nothing may be public."
  }

  assert {
    condition     = !azurerm_storage_account.this.shared_access_key_enabled
    error_message = "There must be no key."
  }

  assert {
    condition     = azurerm_storage_account.this.min_tls_version == "TLS1_2" && azurerm_storage_account.this.https_traffic_only_enabled
    error_message = "TLS 1.2 or newer."
  }

  assert {
    condition     = azurerm_storage_container.this["data"].container_access_type == "private"
    error_message = "Containers are private."
  }
}

run "nothing_is_lost" {
  command = plan

  assert {
    condition     = azurerm_storage_account.this.blob_properties[0].versioning_enabled && azurerm_storage_account.this.blob_properties[0].delete_retention_policy[0].days == 30 && length(azurerm_management_lock.this) == 1
    error_message = "Versions, soft delete and a lock."
  }
}

run "long_name" {
  command = plan

  variables {
    name = "a-shop-with-a-name-as-long-as-it-may-be-staging"
  }

  assert {
    condition     = can(regex("^[a-z0-9]{3,24}$", azurerm_storage_account.this.name))
    error_message = "The name has at most 24 letters and digits."
  }
}

run "not_the_internet" {
  command = plan

  variables {
    allowed_ips = ["0.0.0.0/0"]
  }

  expect_failures = [var.allowed_ips]
}

run "wrong_replication" {
  command = plan

  variables {
    replication = "zrs"
  }

  expect_failures = [var.replication]
}
