# Written by Deploy.Sdk; the same for every app.
# Container Apps take the traffic of the internet through an address of the platform, not through this subnet.
resource "azurerm_network_security_group" "apps" {
  name                = "nsg-${var.name}-apps"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
}

resource "azurerm_network_security_group" "database" {
  name                = "nsg-${var.name}-database"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
}

resource "azurerm_network_security_group" "endpoints" {
  name                = "nsg-${var.name}-endpoints"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
}

locals {
  inbound = {
    apps-probes = {
      group = azurerm_network_security_group.apps.name, priority = 100, access = "Allow", protocol = "Tcp"
      from  = "AzureLoadBalancer", to = local.apps_cidr, ports = ["30000-32767"]
      why   = "Azure's load balancer asks whether the environment is alive"
    }
    apps-within = {
      group = azurerm_network_security_group.apps.name, priority = 110, access = "Allow", protocol = "*"
      from  = local.apps_cidr, to = local.apps_cidr, ports = ["*"]
      why   = "The environment's own nodes talk to each other"
    }
    apps-no-internet = {
      group = azurerm_network_security_group.apps.name, priority = 4000, access = "Deny", protocol = "*"
      from  = "Internet", to = "*", ports = ["*"]
      why   = "The internet comes through the environment's public address, never straight to a node"
    }
    database-from-apps = {
      group = azurerm_network_security_group.database.name, priority = 100, access = "Allow", protocol = "Tcp"
      from  = local.apps_cidr, to = local.database_cidr, ports = ["5432", "6432"]
      why   = "PostgreSQL, and its connection pooler, for the apps"
    }
    database-within = {
      group = azurerm_network_security_group.database.name, priority = 110, access = "Allow", protocol = "Tcp"
      from  = local.database_cidr, to = local.database_cidr, ports = ["5432", "6432"]
      why   = "The standby follows the primary"
    }
    database-no-internet = {
      group = azurerm_network_security_group.database.name, priority = 4000, access = "Deny", protocol = "*"
      from  = "Internet", to = "*", ports = ["*"]
      why   = "No data for the internet"
    }
    database-no-others = {
      group = azurerm_network_security_group.database.name, priority = 4010, access = "Deny", protocol = "*"
      from  = "VirtualNetwork", to = "*", ports = ["*"]
      why   = "Nor for any other part of the network, which Azure would let in"
    }
    endpoints-from-apps = {
      group = azurerm_network_security_group.endpoints.name, priority = 100, access = "Allow", protocol = "Tcp"
      from  = local.apps_cidr, to = local.endpoints_cidr, ports = ["443", "10000", "10255", "10260", "27017"]
      why   = "Key Vault, storage and registry (443), Redis (10000), MongoDB (the rest) for the apps"
    }
    endpoints-no-internet = {
      group = azurerm_network_security_group.endpoints.name, priority = 4000, access = "Deny", protocol = "*"
      from  = "Internet", to = "*", ports = ["*"]
      why   = "No data for the internet"
    }
    endpoints-no-others = {
      group = azurerm_network_security_group.endpoints.name, priority = 4010, access = "Deny", protocol = "*"
      from  = "VirtualNetwork", to = "*", ports = ["*"]
      why   = "Nor for any other part of the network, which Azure would let in"
    }
  }
}

resource "azurerm_network_security_rule" "inbound" {
  for_each = local.inbound

  name                        = each.key
  description                 = each.value.why
  resource_group_name         = var.resource_group_name
  network_security_group_name = each.value.group
  priority                    = each.value.priority
  direction                   = "Inbound"
  access                      = each.value.access
  protocol                    = each.value.protocol
  source_address_prefix       = each.value.from
  source_port_range           = "*"
  destination_address_prefix  = each.value.to
  # Azure takes "*" only as the single range.
  destination_port_range  = length(each.value.ports) == 1 ? each.value.ports[0] : null
  destination_port_ranges = length(each.value.ports) == 1 ? null : each.value.ports
}

resource "azurerm_subnet_network_security_group_association" "apps" {
  subnet_id                 = azurerm_subnet.apps.id
  network_security_group_id = azurerm_network_security_group.apps.id
}

resource "azurerm_subnet_network_security_group_association" "database" {
  subnet_id                 = azurerm_subnet.database.id
  network_security_group_id = azurerm_network_security_group.database.id
}

resource "azurerm_subnet_network_security_group_association" "endpoints" {
  subnet_id                 = azurerm_subnet.endpoints.id
  network_security_group_id = azurerm_network_security_group.endpoints.id
}
