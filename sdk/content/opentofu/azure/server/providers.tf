# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  subscription_id = var.subscription_id

  # Registering takes rights on the whole subscription; it is done once by hand (README).
  resource_provider_registrations = "none"
  # The storage account has no keys.
  storage_use_azuread = true

  features {
    key_vault {
      purge_soft_delete_on_destroy    = false
      recover_soft_deleted_key_vaults = true
    }

    resource_group {
      prevent_deletion_if_contains_resources = true
    }

    storage {
      # The account is closed to the network from which this is applied.
      data_plane_available = false
    }
  }
}
