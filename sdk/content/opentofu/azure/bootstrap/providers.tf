# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  # The account knows no keys.
  storage_use_azuread = true

  features {
    storage {
      # Everything is made through Azure's management API: whoever applies needs no rights on the data.
      data_plane_available = false
    }
  }
}
