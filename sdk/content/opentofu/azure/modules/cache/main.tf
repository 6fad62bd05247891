# Written by Deploy.Sdk; the same for every app.
locals {
  full       = "${var.name}-${var.name_suffix}"
  redis_name = length(local.full) <= 60 ? local.full : "${trimsuffix(substr(var.name, 0, 44), "-")}-${substr(sha1(var.name), 0, 6)}-${var.name_suffix}"

  host = azurerm_managed_redis.this.hostname
  port = azurerm_managed_redis.this.default_database[0].port
  key  = azurerm_managed_redis.this.default_database[0].primary_access_key
}

# Azure Cache for Redis takes no new customers; this is what comes after it.
resource "azurerm_managed_redis" "this" {
  name                      = local.redis_name
  resource_group_name       = var.resource_group_name
  location                  = var.location
  sku_name                  = var.sku
  high_availability_enabled = var.high_availability
  public_network_access     = "Disabled"

  default_database {
    # The app reads a URL; Entra tokens would have to be renewed by its Redis library.
    access_keys_authentication_enabled          = true
    client_protocol                             = "Encrypted"
    clustering_policy                           = var.clustering_policy
    eviction_policy                             = var.eviction
    persistence_redis_database_backup_frequency = var.snapshot_interval
  }

  tags = var.tags
}

resource "azurerm_private_endpoint" "this" {
  name                = "pe-${var.name}-redis"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = var.endpoint_subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = "redis"
    private_connection_resource_id = azurerm_managed_redis.this.id
    subresource_names              = ["redisEnterprise"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "redis"
    private_dns_zone_ids = [var.private_zone_id]
  }
}

resource "azurerm_key_vault_secret" "url" {
  name         = "generated-redis-url"
  key_vault_id = var.key_vault_id
  # A key holds +, / and =.
  value        = "rediss://:${urlencode(local.key)}@${local.host}:${local.port}/0"
  content_type = "URL of ${local.redis_name}"
  tags         = var.tags
}

resource "azurerm_key_vault_secret" "connection_string" {
  name         = "generated-redis-connection-string"
  key_vault_id = var.key_vault_id
  value        = "${local.host}:${local.port},password=${local.key},ssl=true,abortConnect=false"
  content_type = "StackExchange.Redis, ${local.redis_name}"
  tags         = var.tags
}

resource "azurerm_management_lock" "this" {
  count = var.protect ? 1 : 0

  name       = "keep"
  scope      = azurerm_managed_redis.this.id
  lock_level = "CanNotDelete"
  notes      = "Redis of ${var.name}. Set protect = false and apply before deleting."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }

  # Last: what failed while it was made has to be made anew, which the lock would refuse.
  depends_on = [azurerm_private_endpoint.this]
}
