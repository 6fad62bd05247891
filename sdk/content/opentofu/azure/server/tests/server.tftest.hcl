# Written by Deploy.Sdk; the same for every app.
variables {
  name        = "shop"
  environment = "production"
  region      = "westeurope"

  # What terraform.tfvars beside says of these is not what is tested.
  resource_group = null
  domain         = null
  budget         = null

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  subscription_id = null
  protect         = true
  tags            = {}
  deployers       = {}
  allowed_ips     = []
  server          = {}
}

run "plain" {
  command = plan

  assert {
    condition     = length(azurerm_dns_a_record.this) == 0 && length(module.budget) == 0
    error_message = "Nothing is made that was not asked for."
  }

  assert {
    condition     = output.url == "https://shop-production-${local.suffix}.westeurope.cloudapp.azure.com"
    error_message = "Without a domain the app has the name Azure gives."
  }

  assert {
    condition     = azurerm_role_assignment.server_reads_secrets.role_definition_name == "Key Vault Secrets User"
    error_message = "The machine only reads secrets."
  }
}

run "domain" {
  command = plan

  variables {
    domain = { name = "shop.example.com", zone = "example.com", zone_resource_group = "rg-dns" }
    budget = { amount = 20 }
  }

  assert {
    condition     = azurerm_dns_a_record.this[0].name == "shop" && output.url == "https://shop.example.com"
    error_message = "The domain points to the machine."
  }

  assert {
    condition     = length(module.budget) == 1
    error_message = "The budget was asked for."
  }
}

run "another_zone" {
  command = plan

  variables {
    domain = { name = "shop.example.org", zone = "example.com" }
  }

  expect_failures = [azurerm_dns_a_record.this]
}

run "wrong_environment" {
  command = plan

  variables {
    environment = "Production"
  }

  expect_failures = [var.environment]
}

run "a_state_knows_its_environment" {
  command = plan

  assert {
    condition     = terraform_data.environment.input == "shop-production"
    error_message = "By this name a plan with the values of another environment is refused."
  }
}
