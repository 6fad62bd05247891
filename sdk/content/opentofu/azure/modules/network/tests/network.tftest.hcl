# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  resource_group_name = "rg-shop-production"
  location            = "westeurope"
}

run "data_is_closed_to_the_internet" {
  command = plan

  assert {
    condition     = alltrue([for key in ["database-no-internet", "endpoints-no-internet", "apps-no-internet"] : azurerm_network_security_rule.inbound[key].access == "Deny" && azurerm_network_security_rule.inbound[key].source_address_prefix == "Internet"])
    error_message = "Every subnet must refuse the internet."
  }

  assert {
    condition     = alltrue([for rule in azurerm_network_security_rule.inbound : !(rule.access == "Allow" && contains(["Internet", "*", "0.0.0.0/0"], rule.source_address_prefix))])
    error_message = "No rule may let the internet in."
  }

  assert {
    condition     = azurerm_subnet.endpoints.private_endpoint_network_policies == "NetworkSecurityGroupEnabled"
    error_message = "Rules must hold for private endpoints."
  }

  assert {
    condition     = length(azurerm_nat_gateway.this) == 0
    error_message = "A NAT gateway costs money and comes only when asked for."
  }
}

run "subnets_do_not_meet" {
  command = plan

  variables {
    cidr = "10.20.0.0/20"
  }

  assert {
    condition     = azurerm_subnet.apps.address_prefixes[0] == "10.20.0.0/24" && azurerm_subnet.database.address_prefixes[0] == "10.20.1.0/28" && azurerm_subnet.endpoints.address_prefixes[0] == "10.20.1.16/28"
    error_message = "The smallest range must still give three separate subnets that are large enough."
  }
}

run "zones_and_nat_when_asked" {
  command = plan

  variables {
    nat           = true
    private_zones = ["postgres", "vault"]
  }

  assert {
    condition     = azurerm_private_dns_zone.this["postgres"].name == "shop-production.private.postgres.database.azure.com" && length(azurerm_private_dns_zone.this) == 2
    error_message = "The zones asked for, and no other."
  }

  assert {
    condition     = length(azurerm_nat_gateway.this) == 1
    error_message = "The NAT gateway was asked for."
  }
}

run "wrong_range" {
  command = plan

  variables {
    cidr = "10.0.0.0/24"
  }

  expect_failures = [var.cidr]
}

run "reserved_range" {
  command = plan

  variables {
    cidr = "172.30.0.0/16"
  }

  expect_failures = [var.cidr]
}

run "unknown_zone" {
  command = plan

  variables {
    private_zones = ["mysql"]
  }

  expect_failures = [var.private_zones]
}
