# Written by Deploy.Sdk; the same for every app.
# The subscription comes from ARM_SUBSCRIPTION_ID, the identity from az login or the pipeline's OpenID Connect.
provider "azurerm" {
  storage_use_azuread = true

  features {
    key_vault {
      # A deleted vault is found again by its name; it is never purged.
      purge_soft_delete_on_destroy    = false
      recover_soft_deleted_key_vaults = true
    }

    resource_group {
      prevent_deletion_if_contains_resources = true
    }
  }
}
