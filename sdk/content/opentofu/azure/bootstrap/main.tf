# Written by Deploy.Sdk; the same for every app.
# The state of this root lies beside it: the account that would hold it is what it makes.
data "azurerm_client_config" "this" {}

locals {
  unique = substr(sha256("${data.azurerm_client_config.this.subscription_id}/${var.name}"), 0, 6)
  tags   = merge(var.tags, { app = var.name, managed-by = "opentofu" })
}

resource "azurerm_resource_group" "this" {
  name     = coalesce(var.resource_group, "${var.name}-tfstate")
  location = var.region
  tags     = local.tags
}

module "state" {
  source = "../modules/state"

  name                 = var.name
  resource_group_name  = azurerm_resource_group.this.name
  location             = azurerm_resource_group.this.location
  tags                 = local.tags
  storage_account_name = coalesce(var.storage_account_name, "${substr(replace(var.name, "-", ""), 0, 11)}tfstate${local.unique}")
  replication          = var.replication
  allowed_ips          = var.allowed_ips
  operators            = length(var.operators) > 0 ? var.operators : toset([data.azurerm_client_config.this.object_id])
}
