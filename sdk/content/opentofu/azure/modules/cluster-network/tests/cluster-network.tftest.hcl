# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only, nothing is made. The provider asks for a login all the same (az login).
provider "azurerm" {
  features {}

  subscription_id                 = "00000000-0000-0000-0000-000000000000"
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  resource_group_name = "shop-production"
  location            = "westeurope"
}

run "only_the_web_comes_in" {
  command = plan

  assert {
    condition     = azurerm_network_security_rule.web.destination_port_ranges == toset(["80", "443"]) && azurerm_network_security_rule.web.access == "Allow"
    error_message = "From the internet only ports 80 and 443 may be reached."
  }
  assert {
    condition     = !azurerm_subnet.nodes.default_outbound_access_enabled && !azurerm_subnet.endpoints.default_outbound_access_enabled
    error_message = "Nothing may leave by Azure's unnamed addresses."
  }
}

run "subnets_do_not_overlap" {
  command = plan

  assert {
    condition     = azurerm_subnet.nodes.address_prefixes[0] == "10.0.0.0/20" && azurerm_subnet.endpoints.address_prefixes[0] == "10.0.16.0/20"
    error_message = "Each subnet must have its own sixteenth of the range."
  }
}

run "endpoints_are_found_by_name" {
  command = plan

  assert {
    condition     = toset(keys(azurerm_private_dns_zone_virtual_network_link.this)) == toset(["privatelink.azurecr.io", "privatelink.vaultcore.azure.net"])
    error_message = "Registry and vault need their private zones."
  }
}

run "small_ranges_are_refused" {
  command = plan

  variables {
    cidr = "10.0.0.0/24"
  }

  expect_failures = [var.cidr]
}
