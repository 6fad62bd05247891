# Written by Deploy.Sdk; the same for every app.
resource "azurerm_storage_account" "this" {
  name                     = var.storage_account_name
  resource_group_name      = var.resource_group_name
  location                 = var.location
  account_kind             = "StorageV2"
  account_tier             = "Standard"
  account_replication_type = var.replication
  tags                     = var.tags

  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  allow_nested_items_to_be_public = false

  # Identities only: a key opens everything, for everybody, and leaves no name.
  shared_access_key_enabled         = false
  default_to_oauth_authentication   = true
  local_user_enabled                = false
  cross_tenant_replication_enabled  = false
  infrastructure_encryption_enabled = true

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = var.recovery_days
    }

    container_delete_retention_policy {
      days = var.recovery_days
    }
  }

  network_rules {
    default_action = length(var.allowed_ips) > 0 ? "Deny" : "Allow"
    bypass         = ["AzureServices"]
    ip_rules       = var.allowed_ips
  }
}

resource "azurerm_storage_container" "this" {
  name                  = var.container_name
  storage_account_id    = azurerm_storage_account.this.id
  container_access_type = "private"
}

# Versions would be kept, and paid for, forever.
resource "azurerm_storage_management_policy" "this" {
  storage_account_id = azurerm_storage_account.this.id

  rule {
    name    = "old-versions"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      version {
        delete_after_days_since_creation = var.recovery_days
      }
    }
  }
}

resource "azurerm_management_lock" "this" {
  name       = "keep"
  scope      = azurerm_storage_account.this.id
  lock_level = "CanNotDelete"
  notes      = "Holds the states of OpenTofu: without them nothing can be changed or removed any more."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }

  # Last: what failed while it was made has to be made anew, which the lock would refuse.
  depends_on = [
    azurerm_role_assignment.operator,
    azurerm_storage_container.this,
    azurerm_storage_management_policy.this,
  ]
}

resource "azurerm_role_assignment" "operator" {
  for_each = var.operators

  scope                = azurerm_storage_account.this.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = each.value
}
