# Written by Deploy.Sdk; the same for every app.
locals {
  full         = "${var.name}-${var.name_suffix}"
  cluster_name = length(local.full) <= 40 ? local.full : "${trimsuffix(substr(var.name, 0, 24), "-")}-${substr(sha1(var.name), 0, 6)}-${var.name_suffix}"
  host         = "${azurerm_mongo_cluster.this.name}.mongocluster.cosmos.azure.com"
}

# Letters and digits only: the password stands in the URL.
resource "random_password" "this" {
  length      = 40
  special     = false
  min_lower   = 4
  min_upper   = 4
  min_numeric = 4
}

resource "azurerm_mongo_cluster" "this" {
  name                = local.cluster_name
  resource_group_name = var.resource_group_name
  location            = var.location

  administrator_username = var.username
  administrator_password = random_password.this.result
  version                = var.engine_version
  compute_tier           = var.tier
  storage_size_in_gb     = var.storage_gb
  shard_count            = 1
  high_availability_mode = var.high_availability ? "ZoneRedundantPreferred" : "Disabled"
  public_network_access  = "Disabled"

  tags = var.tags

  lifecycle {
    precondition {
      condition     = !(var.high_availability && contains(["M10", "M20", "M25"], var.tier))
      error_message = "A standby needs M30 or larger."
    }
  }
}

resource "azurerm_private_endpoint" "this" {
  name                = "pe-${var.name}-mongo"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = var.endpoint_subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = "mongo"
    private_connection_resource_id = azurerm_mongo_cluster.this.id
    subresource_names              = ["MongoCluster"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "mongo"
    private_dns_zone_ids = [var.private_zone_id]
  }
}

resource "azurerm_key_vault_secret" "url" {
  name         = "generated-mongodb-url"
  key_vault_id = var.key_vault_id
  value        = "mongodb+srv://${var.username}:${random_password.this.result}@${local.host}/${var.database}?tls=true&authMechanism=SCRAM-SHA-256&retrywrites=false&maxIdleTimeMS=120000"
  content_type = "URL of ${local.cluster_name}"
  tags         = var.tags
}

resource "azurerm_management_lock" "this" {
  count = var.protect ? 1 : 0

  name       = "keep"
  scope      = azurerm_mongo_cluster.this.id
  lock_level = "CanNotDelete"
  notes      = "The documents of ${var.name}. Set protect = false and apply before deleting."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }

  # Last: what failed while it was made has to be made anew, which the lock would refuse.
  depends_on = [azurerm_private_endpoint.this]
}
