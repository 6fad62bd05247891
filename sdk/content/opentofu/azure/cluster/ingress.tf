# Written by Deploy.Sdk; the same for every app.
# Made here and not by Kubernetes, so that it outlives the ingress controller and the DNS record stays true.
resource "azurerm_public_ip" "ingress" {
  name                = "${local.name}-ingress"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  sku                 = "Standard"
  allocation_method   = "Static"
  zones               = var.network.zone_redundant ? ["1", "2", "3"] : []
  tags                = local.tags
}

# The cluster looks for the address in this resource group, and takes it for its load balancer.
resource "azurerm_role_assignment" "ingress" {
  scope                            = azurerm_resource_group.this.id
  role_definition_name             = "Network Contributor"
  principal_id                     = module.cluster.identity_principal_id
  skip_service_principal_aad_check = true
}

# Records lie where their zone is, which is not the resource group made here. Only where nobody says so.
data "azurerm_dns_zone" "this" {
  count = try(var.domain.zone, null) != null && try(var.domain.zone_resource_group, null) == null ? 1 : 0

  name = var.domain.zone
}

resource "azurerm_dns_a_record" "app" {
  count = try(var.domain.zone, null) == null ? 0 : 1

  name                = var.domain.name == var.domain.zone ? "@" : trimsuffix(var.domain.name, ".${var.domain.zone}")
  zone_name           = var.domain.zone
  resource_group_name = coalesce(var.domain.zone_resource_group, one(data.azurerm_dns_zone.this[*].resource_group_name))
  ttl                 = 300
  records             = [azurerm_public_ip.ingress.ip_address]
  tags                = local.tags
}
