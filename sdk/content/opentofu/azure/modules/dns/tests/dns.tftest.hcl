# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  domain                   = "shop.example.com"
  zone                     = "example.com"
  zone_resource_group_name = "rg-dns"
  target_fqdn              = "shop-production-app.happyhill-00000000.westeurope.azurecontainerapps.io"
  target_ip                = "203.0.113.7"
  verification_id          = "ABCDEF"
  container_app_id         = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.App/containerApps/shop-production-app"
}

run "name_below_the_zone" {
  command = plan

  assert {
    condition     = azurerm_dns_cname_record.this[0].name == "shop" && azurerm_dns_txt_record.verification.name == "asuid.shop"
    error_message = "The records have the part of the name before the zone."
  }
}

run "the_zone_itself" {
  command = plan

  variables {
    domain = "example.com"
  }

  assert {
    condition     = length(azurerm_dns_cname_record.this) == 0 && azurerm_dns_a_record.this[0].name == "@" && azurerm_dns_txt_record.verification.name == "asuid"
    error_message = "A zone itself can have no CNAME."
  }
}

run "another_zone" {
  command = plan

  variables {
    domain = "shop.example.org"
  }

  expect_failures = [azurerm_dns_txt_record.verification]
}

run "not_a_name" {
  command = plan

  variables {
    domain = "https://shop.example.com"
  }

  expect_failures = [var.domain]
}
