# Written by Deploy.Sdk; the same for every app.
locals {
  premium = var.sku == "Premium"
}

resource "azurerm_container_registry" "this" {
  name                = var.registry_name
  resource_group_name = var.resource_group_name
  location            = var.location
  sku                 = var.sku
  tags                = var.tags

  # Identities only: the admin user is one password for everybody.
  admin_enabled          = false
  anonymous_pull_enabled = false

  # Without Premium there is neither private endpoint nor network rule, and nobody would reach it.
  public_network_access_enabled = !local.premium || length(var.allowed_ips) > 0
  network_rule_bypass_option    = "AzureServices"
  data_endpoint_enabled         = local.premium && var.private_endpoint != null
  zone_redundancy_enabled       = local.premium && var.zone_redundant
  retention_policy_in_days      = local.premium ? var.retention_days : null

  network_rule_set = local.premium ? [{
    default_action = "Deny"
    ip_rule        = [for cidr in sort(var.allowed_ips) : { action = "Allow", ip_range = cidr }]
  }] : []

  dynamic "georeplications" {
    # Azure answers in this order; another one would be a change at each plan.
    for_each = sort(var.georeplications)

    content {
      location                  = georeplications.value
      zone_redundancy_enabled   = var.zone_redundant
      regional_endpoint_enabled = true
      tags                      = var.tags
    }
  }

  lifecycle {
    precondition {
      condition     = local.premium || (length(var.georeplications) == 0 && length(var.allowed_ips) == 0 && var.private_endpoint == null)
      error_message = "georeplications, allowed_ips and private_endpoint need the sku Premium."
    }
  }
}

resource "azurerm_management_lock" "this" {
  count = var.protect ? 1 : 0

  name       = "keep"
  scope      = azurerm_container_registry.this.id
  lock_level = "CanNotDelete"
  notes      = "Clusters pull their images from here: a node that starts without them stays empty."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }

  # Last: what failed while it was made has to be made anew, which the lock would refuse.
  depends_on = [
    azurerm_monitor_diagnostic_setting.this,
    azurerm_private_endpoint.this,
    azurerm_role_assignment.pull,
  ]
}

resource "azurerm_private_endpoint" "this" {
  count = var.private_endpoint == null ? 0 : 1

  name                = "${var.name}-registry"
  resource_group_name = var.resource_group_name
  location            = var.location
  subnet_id           = var.private_endpoint.subnet_id
  tags                = var.tags

  private_service_connection {
    name                           = "registry"
    private_connection_resource_id = azurerm_container_registry.this.id
    subresource_names              = ["registry"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [var.private_endpoint.private_dns_zone_id]
  }
}

resource "azurerm_role_assignment" "pull" {
  for_each = var.pull_principals

  scope                = azurerm_container_registry.this.id
  role_definition_name = "AcrPull"
  principal_id         = each.value

  # An identity made a moment ago is not everywhere known yet.
  skip_service_principal_aad_check = true
}

resource "azurerm_monitor_diagnostic_setting" "this" {
  count = var.diagnostics == null ? 0 : 1

  name                       = "log-analytics"
  target_resource_id         = azurerm_container_registry.this.id
  log_analytics_workspace_id = var.diagnostics.workspace_id

  enabled_log {
    category = "ContainerRegistryLoginEvents"
  }

  enabled_log {
    category = "ContainerRegistryRepositoryEvents"
  }
}
