# Written by Deploy.Sdk; the same for every app.
locals {
  # 24 characters for the whole of Azure, without two hyphens in a row: "kv-", what fits of the name, "-", the suffix.
  vault_name = "kv-${trimsuffix(substr(var.name, 0, 20 - length(var.name_suffix)), "-")}-${var.name_suffix}"

  # Key Vault knows no underscore.
  secret_names = { for variable in var.secrets_to_fill : variable => trim(replace(lower(variable), "/[^a-z0-9]+/", "-"), "-") }
}

resource "azurerm_key_vault" "this" {
  name                = local.vault_name
  resource_group_name = var.resource_group_name
  location            = var.location
  tenant_id           = var.tenant_id
  sku_name            = "standard"

  rbac_authorization_enabled = true
  purge_protection_enabled   = var.protect
  soft_delete_retention_days = var.protect ? 90 : 7

  # "Enabled" still means closed: the rules below let in only whom they name.
  public_network_access_enabled = length(var.allowed_ips) + length(var.allowed_subnet_ids) > 0 || var.private_endpoint == null

  network_acls {
    default_action             = "Deny"
    bypass                     = "AzureServices"
    ip_rules                   = var.allowed_ips
    virtual_network_subnet_ids = var.allowed_subnet_ids
  }

  tags = var.tags
}

resource "azurerm_role_assignment" "writers" {
  for_each = var.writers

  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = each.value
}

# The first secret written before the role and the rules have arrived fails with 403.
resource "time_sleep" "writers" {
  create_duration = "${var.wait_seconds}s"

  triggers = { for key, assignment in azurerm_role_assignment.writers : key => assignment.id }
}

resource "azurerm_private_endpoint" "this" {
  count = var.private_endpoint == null ? 0 : 1

  name                = "pe-${var.name}-vault"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = var.private_endpoint.subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = "vault"
    private_connection_resource_id = azurerm_key_vault.this.id
    subresource_names              = ["vault"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "vault"
    private_dns_zone_ids = [var.private_endpoint.zone_id]
  }
}

resource "azurerm_monitor_diagnostic_setting" "audit" {
  count = var.audit == null ? 0 : 1

  name                       = "audit"
  target_resource_id         = azurerm_key_vault.this.id
  log_analytics_workspace_id = var.audit.workspace_id

  enabled_log {
    category = "AuditEvent"
  }
}

resource "azurerm_management_lock" "this" {
  count = var.protect ? 1 : 0

  name       = "keep"
  scope      = azurerm_key_vault.this.id
  lock_level = "CanNotDelete"
  notes      = "The secrets of ${var.name}. Set protect = false and apply before deleting."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }

  # Last: what failed while it was made has to be made anew, which the lock would refuse.
  depends_on = [
    azurerm_monitor_diagnostic_setting.audit,
    azurerm_private_endpoint.this,
    azurerm_role_assignment.writers,
  ]
}
