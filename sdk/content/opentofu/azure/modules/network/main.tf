# Written by Deploy.Sdk; the same for every app.
locals {
  # A virtual network's name has at most 64 characters.
  short = length(var.name) <= 59 ? var.name : "${trimsuffix(substr(var.name, 0, 52), "-")}-${substr(sha1(var.name), 0, 6)}"

  # A sixteenth of the range for the apps (each replica takes an address), a 256th for the others.
  apps_cidr      = cidrsubnet(var.cidr, 4, 0)
  database_cidr  = cidrsubnet(var.cidr, 8, 16)
  endpoints_cidr = cidrsubnet(var.cidr, 8, 17)
}

resource "azurerm_virtual_network" "this" {
  name                = "vnet-${local.short}"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = [var.cidr]
  tags                = var.tags
}

resource "azurerm_subnet" "apps" {
  name                 = "apps"
  resource_group_name  = var.resource_group_name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [local.apps_cidr]

  delegation {
    name = "container-apps"

    service_delegation {
      name    = "Microsoft.App/environments"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "database" {
  name                 = "database"
  resource_group_name  = var.resource_group_name
  virtual_network_name = azurerm_virtual_network.this.name
  address_prefixes     = [local.database_cidr]
  # PostgreSQL archives its log to storage of its own; Azure sets this endpoint itself and would show it as drift.
  service_endpoints = ["Microsoft.Storage"]

  delegation {
    name = "postgresql"

    service_delegation {
      name    = "Microsoft.DBforPostgreSQL/flexibleServers"
      actions = ["Microsoft.Network/virtualNetworks/subnets/join/action"]
    }
  }
}

resource "azurerm_subnet" "endpoints" {
  name                            = "endpoints"
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.this.name
  address_prefixes                = [local.endpoints_cidr]
  default_outbound_access_enabled = false
  # Without this, rules do not hold for private endpoints.
  private_endpoint_network_policies = "NetworkSecurityGroupEnabled"
}

resource "azurerm_public_ip" "nat" {
  count = var.nat ? 1 : 0

  name                = "pip-${var.name}-nat"
  resource_group_name = var.resource_group_name
  location            = var.location
  allocation_method   = "Static"
  sku                 = "Standard"
  tags                = var.tags
}

resource "azurerm_nat_gateway" "this" {
  count = var.nat ? 1 : 0

  name                = "ng-${var.name}"
  resource_group_name = var.resource_group_name
  location            = var.location
  sku_name            = "Standard"
  tags                = var.tags
}

resource "azurerm_nat_gateway_public_ip_association" "this" {
  count = var.nat ? 1 : 0

  nat_gateway_id       = azurerm_nat_gateway.this[0].id
  public_ip_address_id = azurerm_public_ip.nat[0].id
}

resource "azurerm_subnet_nat_gateway_association" "apps" {
  count = var.nat ? 1 : 0

  subnet_id      = azurerm_subnet.apps.id
  nat_gateway_id = azurerm_nat_gateway.this[0].id
}
