# Written by Deploy.Sdk; the same for every app.
resource "azurerm_virtual_network" "this" {
  name                = "vnet-${local.short}"
  resource_group_name = var.resource_group_name
  location            = var.location
  address_space       = [var.cidr]
  tags                = var.tags
}

resource "azurerm_subnet" "this" {
  name                            = "server"
  resource_group_name             = var.resource_group_name
  virtual_network_name            = azurerm_virtual_network.this.name
  address_prefixes                = [var.cidr]
  default_outbound_access_enabled = false
  # So that the vault and the archive can be closed to everybody else.
  service_endpoints = ["Microsoft.KeyVault", "Microsoft.Storage"]
}

resource "azurerm_network_security_group" "this" {
  name                = "nsg-${var.name}"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
}

locals {
  inbound = {
    http  = { priority = 100, protocol = "Tcp", port = "80", access = "Allow", why = "Redirect to https, and Let's Encrypt's question" }
    https = { priority = 110, protocol = "Tcp", port = "443", access = "Allow", why = "The app" }
    http3 = { priority = 120, protocol = "Udp", port = "443", access = "Allow", why = "The app by HTTP/3" }
    rest  = { priority = 4000, protocol = "*", port = "*", access = "Deny", why = "Nothing else, no SSH either: az vm run-command" }
  }
}

resource "azurerm_network_security_rule" "inbound" {
  for_each = local.inbound

  name                        = each.key
  description                 = each.value.why
  resource_group_name         = var.resource_group_name
  network_security_group_name = azurerm_network_security_group.this.name
  priority                    = each.value.priority
  direction                   = "Inbound"
  access                      = each.value.access
  protocol                    = each.value.protocol
  source_address_prefix       = each.value.access == "Deny" ? "*" : "Internet"
  source_port_range           = "*"
  destination_address_prefix  = "*"
  destination_port_range      = each.value.port
}

resource "azurerm_subnet_network_security_group_association" "this" {
  subnet_id                 = azurerm_subnet.this.id
  network_security_group_id = azurerm_network_security_group.this.id
}

resource "azurerm_public_ip" "this" {
  name                = "pip-${var.name}"
  resource_group_name = var.resource_group_name
  location            = var.location
  allocation_method   = "Static"
  sku                 = "Standard"
  domain_name_label   = local.label
  tags                = var.tags
}

resource "azurerm_network_interface" "this" {
  name                = "nic-${var.name}"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags

  ip_configuration {
    name                          = "public"
    subnet_id                     = azurerm_subnet.this.id
    private_ip_address_allocation = "Dynamic"
    public_ip_address_id          = azurerm_public_ip.this.id
  }

  depends_on = [azurerm_subnet_network_security_group_association.this, azurerm_network_security_rule.inbound]
}
