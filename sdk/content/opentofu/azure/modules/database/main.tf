# Written by Deploy.Sdk; the same for every app.
locals {
  full        = "${var.name}-${var.name_suffix}"
  server_name = length(local.full) <= 63 ? local.full : "${trimsuffix(substr(var.name, 0, 47), "-")}-${substr(sha1(var.name), 0, 6)}-${var.name_suffix}"

  parameters = merge(
    {
      "require_secure_transport" = "on"
      "ssl_min_protocol_version" = "TLSv1.2"
      # Statements of more than a second, for the person who asks why it is slow.
      "log_min_duration_statement" = "1000"
      "log_lock_waits"             = "on"
    },
    var.parameters,
  )
}

# Letters and digits only: the password stands in connection strings and URLs.
resource "random_password" "this" {
  length      = 40
  special     = false
  min_lower   = 4
  min_upper   = 4
  min_numeric = 4
}

resource "azurerm_postgresql_flexible_server" "this" {
  name                = local.server_name
  resource_group_name = var.resource_group_name
  location            = var.location
  version             = var.engine_version
  sku_name            = var.sku

  administrator_login    = var.username
  administrator_password = random_password.this.result

  authentication {
    password_auth_enabled         = true
    active_directory_auth_enabled = false
  }

  delegated_subnet_id           = var.subnet_id
  private_dns_zone_id           = var.private_zone_id
  public_network_access_enabled = false

  storage_mb                   = var.storage_gb * 1024
  auto_grow_enabled            = true
  backup_retention_days        = var.backup_days
  geo_redundant_backup_enabled = var.geo_backup

  dynamic "high_availability" {
    for_each = var.high_availability ? ["ZoneRedundant"] : []

    content {
      mode = high_availability.value
    }
  }

  # Sunday, three o'clock in the region's morning or night.
  maintenance_window {
    day_of_week  = 0
    start_hour   = 3
    start_minute = 0
  }

  tags = var.tags

  lifecycle {
    # Azure chooses the zones, and a failover exchanges them. The storage has grown by itself:
    # to write the old size back would mean a new, empty server.
    ignore_changes = [zone, high_availability[0].standby_availability_zone, storage_mb, storage_tier]

    precondition {
      condition     = !(var.high_availability && startswith(var.sku, "B_"))
      error_message = "Tier B has no standby: high_availability needs GP_… or MO_…."
    }
  }
}

resource "azurerm_postgresql_flexible_server_database" "this" {
  name      = var.database
  server_id = azurerm_postgresql_flexible_server.this.id
  charset   = "UTF8"
  collation = "en_US.utf8"
}

resource "azurerm_postgresql_flexible_server_configuration" "this" {
  for_each = local.parameters

  name      = each.key
  server_id = azurerm_postgresql_flexible_server.this.id
  value     = each.value
}

resource "azurerm_key_vault_secret" "password" {
  name         = "generated-postgres-password"
  key_vault_id = var.key_vault_id
  value        = random_password.this.result
  content_type = "password of ${var.username} on ${local.server_name}"
  tags         = var.tags
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  name                       = "logs"
  target_resource_id         = azurerm_postgresql_flexible_server.this.id
  log_analytics_workspace_id = var.log_analytics_workspace_id

  enabled_log {
    category = "PostgreSQLLogs"
  }
}

resource "azurerm_management_lock" "this" {
  count = var.protect ? 1 : 0

  name       = "keep"
  scope      = azurerm_postgresql_flexible_server.this.id
  lock_level = "CanNotDelete"
  notes      = "The data of ${var.name}. Set protect = false and apply before deleting."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }

  # Last: what failed while it was made has to be made anew, which the lock would refuse.
  depends_on = [azurerm_monitor_diagnostic_setting.this, azurerm_postgresql_flexible_server_database.this]
}
