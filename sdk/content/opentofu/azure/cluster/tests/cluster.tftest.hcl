# Written by Deploy.Sdk; the same for every app.
# Plans only, nothing is made. Needs az login and ARM_SUBSCRIPTION_ID.
variables {
  name        = "shop"
  environment = "production"
  region      = "westeurope"
}

run "one_resource_group" {
  command = plan

  assert {
    condition     = output.resource_group == "shop-production" && azurerm_resource_group.this.tags["managed-by"] == "opentofu"
    error_message = "Everything must lie in <name>-<environment>, and say who manages it."
  }
  assert {
    condition     = output.ingress_ip_name == "shop-production-ingress" && azurerm_public_ip.ingress.allocation_method == "Static" && length(azurerm_public_ip.ingress.zones) == 3
    error_message = "The app's address must be lasting and in all zones; the root addons looks for this name."
  }
}

run "long_environments_are_refused" {
  command = plan

  variables {
    name        = "an-app-with-a-name-of-forty-characters-a"
    environment = "production-of-europe"
  }

  expect_failures = [var.environment]
}

run "the_app_reads_the_vault_as_itself" {
  command = plan

  variables {
    vault_secrets = ["MAIL_PASSWORD"]
  }

  assert {
    condition     = azurerm_federated_identity_credential.app[0].subject == "system:serviceaccount:shop:shop"
    error_message = "The app's service account must be the identity's proof."
  }
  assert {
    condition     = length(local.vault_name) <= 24 && length(local.registry_name) <= 50 && can(regex("^[a-z0-9]+$", local.registry_name))
    error_message = "Names that are taken in all of Azure must fit their limits."
  }
}

run "records_of_the_domain" {
  command = plan

  variables {
    domain = { name = "shop.example.com", zone = "example.com", zone_resource_group = "dns" }
  }

  assert {
    condition     = azurerm_dns_a_record.app[0].name == "shop" && azurerm_dns_a_record.app[0].resource_group_name == "dns"
    error_message = "The record must be made in its zone."
  }
}

run "without_vault_registry_and_budget" {
  command = plan

  variables {
    key_vault = null
    registry  = null
  }

  assert {
    condition     = output.vault_name == null && output.registry_url == null && length(azurerm_user_assigned_identity.app) == 0 && length(module.budget) == 0
    error_message = "What is not asked for must not be made."
  }
}

run "short_retention_is_refused" {
  command = plan

  variables {
    logs = { retention_days = 7 }
  }

  expect_failures = [var.logs]
}
