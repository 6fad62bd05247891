# Written by Deploy.Sdk; the same for every app.
# Where the state lies is said at init: tofu init -backend-config=backend.hcl
terraform {
  backend "azurerm" {}
}
