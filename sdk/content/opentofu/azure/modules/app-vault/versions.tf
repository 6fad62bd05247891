# Written by Deploy.Sdk; the same for every app.
terraform {
  required_version = ">= 1.6.0"

  required_providers {
    azurerm = {
      source = "hashicorp/azurerm"
      # Key Vault's rbac_authorization_enabled came with 4.42.
      version = "~> 4.42"
    }
    time = {
      source  = "hashicorp/time"
      version = "~> 0.12"
    }
  }
}
