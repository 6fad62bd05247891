# Written by Deploy.Sdk; the same for every app.
# The rest comes from backend.hcl (backend.hcl.example): tofu init -backend-config=backend.hcl
terraform {
  backend "azurerm" {}
}
