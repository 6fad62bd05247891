# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only, nothing is made. The provider asks for a login all the same (az login).
provider "azurerm" {
  features {}

  subscription_id                 = "00000000-0000-0000-0000-000000000000"
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  registry_name       = "shopproduction1a2b3c"
  resource_group_name = "shop-production"
  location            = "westeurope"
}

run "closed" {
  command = plan

  assert {
    condition     = !azurerm_container_registry.this.admin_enabled && !azurerm_container_registry.this.anonymous_pull_enabled
    error_message = "Neither the admin user nor nobody may pull."
  }
  assert {
    condition     = !azurerm_container_registry.this.public_network_access_enabled && azurerm_container_registry.this.network_rule_set[0].default_action == "Deny"
    error_message = "Without allowed_ips the internet must be shut out."
  }
  assert {
    condition     = length(azurerm_management_lock.this) == 1
    error_message = "A protected registry must be locked."
  }
}

run "those_who_push_are_let_in" {
  command = plan

  variables {
    allowed_ips      = ["203.0.113.0/28"]
    georeplications  = ["northeurope"]
    pull_principals  = { kubelet = "11111111-2222-3333-4444-555555555555" }
    private_endpoint = { subnet_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/x/providers/Microsoft.Network/virtualNetworks/x/subnets/endpoints", private_dns_zone_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/x/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io" }
  }

  assert {
    condition     = [for rule in azurerm_container_registry.this.network_rule_set[0].ip_rule : rule.ip_range] == ["203.0.113.0/28"]
    error_message = "Only the named addresses may come over the internet."
  }
  assert {
    condition     = azurerm_role_assignment.pull["kubelet"].role_definition_name == "AcrPull"
    error_message = "The nodes may pull, and no more."
  }
  assert {
    condition     = azurerm_container_registry.this.georeplications[0].location == "northeurope" && length(azurerm_private_endpoint.this) == 1
    error_message = "Copies and private endpoint must be made."
  }
}

run "network_rules_need_premium" {
  command = plan

  variables {
    sku         = "Basic"
    allowed_ips = ["203.0.113.0/28"]
  }

  expect_failures = [azurerm_container_registry.this]
}

run "hyphens_are_refused" {
  command = plan

  variables {
    registry_name = "shop-production"
  }

  expect_failures = [var.registry_name]
}
