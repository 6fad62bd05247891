# Written by Deploy.Sdk; the same for every app.
# Plans only, nothing is made. Needs az login and ARM_SUBSCRIPTION_ID.
variables {
  name        = "shop"
  environment = "production"
  region      = "westeurope"

  # What terraform.tfvars beside says of these is not what is tested.
  protect        = true
  resource_group = null
  registry       = {}
  cluster        = {}
  access         = {}
  key_vault      = {}
  vault_secrets  = []
  workload       = {}
  domain         = null
  budget         = null

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  tags          = {}
  network       = {}
  log_analytics = null
  logs          = {}
  alarms        = {}
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

run "zone_elsewhere" {
  command = plan

  variables {
    domain = { name = "shop.example.com" }
  }

  assert {
    condition     = length(azurerm_dns_a_record.app) == 0 && length(data.azurerm_dns_zone.this) == 0
    error_message = "Without a zone in Azure the record is somebody else's."
  }
}

run "zone_is_looked_up" {
  command = plan

  variables {
    domain = { name = "shop.example.com", zone = "example.com" }
  }

  assert {
    condition     = length(data.azurerm_dns_zone.this) == 1 && data.azurerm_dns_zone.this[0].name == "example.com"
    error_message = "The zone never lies in the resource group made here; where it lies is asked."
  }
}

run "access_beside_the_cluster" {
  command = plan

  variables {
    cluster = { admins = ["11111111-2222-3333-4444-555555555555"], node = { vm_size = "Standard_D8s_v5" } }
    access  = { admins = ["66666666-7777-8888-9999-000000000000"], api_cidrs = ["203.0.113.7/32"], registry_cidrs = ["203.0.113.7/32"], vault_cidrs = ["203.0.113.7/32"] }
  }

  assert {
    condition     = length(local.admins) == 2 && var.cluster.node.vm_size == "Standard_D8s_v5"
    error_message = "Who gets in is added to the cluster's own, and changes nothing else of it."
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

run "a_state_knows_its_environment" {
  command = plan

  assert {
    condition     = terraform_data.environment.input == "shop-production"
    error_message = "By this name a plan with the values of another environment is refused."
  }
}
