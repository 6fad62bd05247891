# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  name_suffix         = "4f1c2a"
  resource_group_name = "rg-shop-production"
  resource_group_id   = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop-production"
  location            = "westeurope"
  domain              = "shop.example.com"
  bundle_url          = "https://stshop.blob.core.windows.net/deploy/docker.tar.gz"
  vault_uri           = "https://kv-shop.vault.azure.net/"
}

run "only_the_app_is_open" {
  command = plan

  assert {
    condition     = toset([for rule in azurerm_network_security_rule.inbound : "${rule.protocol}/${rule.destination_port_range}" if rule.access == "Allow"]) == toset(["Tcp/80", "Tcp/443", "Udp/443"])
    error_message = "80 and 443, no SSH."
  }

  assert {
    condition     = azurerm_network_security_rule.inbound["rest"].access == "Deny" && azurerm_network_security_rule.inbound["rest"].source_address_prefix == "*"
    error_message = "Everything else is refused."
  }
}

run "encrypted_and_kept" {
  command = plan

  assert {
    condition     = azurerm_linux_virtual_machine.this.encryption_at_host_enabled && azurerm_linux_virtual_machine.this.secure_boot_enabled
    error_message = "Encrypted to the host, started only by signed code."
  }

  assert {
    condition     = azurerm_data_protection_backup_policy_disk.daily.default_retention_duration == "P14D" && length(azurerm_management_lock.data) == 1
    error_message = "The data is copied every night and cannot be deleted."
  }

  assert {
    condition     = azurerm_linux_virtual_machine.this.identity[0].type == "SystemAssigned"
    error_message = "The machine goes by an identity, not by a key."
  }
}

run "first_start" {
  command = plan

  assert {
    condition     = can(yamldecode(local.cloud_init)) && length(yamldecode(local.cloud_init).write_files) == 6
    error_message = "cloud-init must be able to read what it gets."
  }

  assert {
    condition     = length(base64encode(local.cloud_init)) < 65535
    error_message = "Azure takes 64 KiB."
  }

  assert {
    condition     = strcontains(local.cloud_init, "DOMAIN=shop.example.com")
    error_message = "The machine must know its name."
  }
}

run "name_of_azure" {
  command = plan

  variables {
    domain = null
  }

  assert {
    condition     = output.host == "shop-production-4f1c2a.westeurope.cloudapp.azure.com"
    error_message = "Without a domain the app has the name of its address."
  }
}

run "not_an_address" {
  command = plan

  variables {
    certificate_email = "me"
  }

  expect_failures = [var.certificate_email]
}

run "arm" {
  command = plan

  variables {
    vm_size = "Standard_B2pts_v2"
  }

  assert {
    condition     = azurerm_linux_virtual_machine.this.source_image_reference[0].sku == "server-arm64"
    error_message = "An ARM machine needs the image for ARM."
  }
}

run "long_name" {
  command = plan

  variables {
    name = "a-shop-with-a-name-as-long-as-it-may-be-staging-environment"
  }

  assert {
    condition     = length(azurerm_linux_virtual_machine.this.name) <= 64 && length(azurerm_virtual_network.this.name) <= 64 && length(azurerm_public_ip.this.domain_name_label) <= 63 && length(azurerm_data_protection_backup_vault.this.name) <= 50
    error_message = "Names within Azure's limits."
  }
}

run "tiny_disk" {
  command = plan

  variables {
    disk_gb = 4
  }

  expect_failures = [var.disk_gb]
}
