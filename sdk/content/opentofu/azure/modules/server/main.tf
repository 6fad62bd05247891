# Written by Deploy.Sdk; the same for every app.
locals {
  # A virtual network's name has at most 64 characters, a machine's likewise.
  short = length(var.name) <= 59 ? var.name : "${trimsuffix(substr(var.name, 0, 52), "-")}-${substr(sha1(var.name), 0, 6)}"
  # Part of a host name of the whole region.
  label = "${trimsuffix(substr(var.name, 0, 62 - length(var.name_suffix)), "-")}-${var.name_suffix}"

  host = coalesce(var.domain, "${local.label}.${replace(lower(var.location), " ", "")}.cloudapp.azure.com")
  # ARM sizes have a p behind the number of their processors.
  arm = can(regex("^Standard_[A-Z]+[0-9]+[a-z]*p", var.vm_size))

  # The first line is what cloud-init knows the file by; a linter of YAML wants a blank in it.
  cloud_init = join("\n", ["#cloud-config", templatefile("${path.module}/files/cloud-init.yaml", {
    prepare_disk = base64encode(file("${path.module}/files/prepare-disk.sh"))
    deploy       = base64encode(file("${path.module}/files/deploy.sh"))
    bundle_url   = var.bundle_url
    vault_uri    = var.vault_uri
    domain       = local.host
    tls          = var.certificate_email == null ? "" : var.certificate_email
  })])
}

# Azure wants a key or a password. Nobody uses this one: SSH is off, and closed besides.
resource "random_password" "unused" {
  length      = 64
  min_lower   = 4
  min_upper   = 4
  min_numeric = 4
  min_special = 4
}

resource "azurerm_linux_virtual_machine" "this" {
  name                = "vm-${local.short}"
  computer_name       = trimsuffix(substr(var.name, 0, 60), "-")
  resource_group_name = var.resource_group_name
  location            = var.location
  size                = var.vm_size

  network_interface_ids = [azurerm_network_interface.this.id]
  custom_data           = base64encode(local.cloud_init)

  admin_username                  = "deploy"
  admin_password                  = var.ssh_public_key == null ? random_password.unused.result : null
  disable_password_authentication = var.ssh_public_key != null

  dynamic "admin_ssh_key" {
    for_each = var.ssh_public_key == null ? [] : [var.ssh_public_key]

    content {
      username   = "deploy"
      public_key = admin_ssh_key.value
    }
  }

  encryption_at_host_enabled = true
  # The image for ARM has no measured start.
  secure_boot_enabled = !local.arm
  vtpm_enabled        = !local.arm

  identity {
    type = "SystemAssigned"
  }

  os_disk {
    name                 = "disk-${var.name}-os"
    caching              = "ReadWrite"
    storage_account_type = "StandardSSD_LRS"
  }

  source_image_reference {
    publisher = "Canonical"
    offer     = "ubuntu-24_04-lts"
    sku       = local.arm ? "server-arm64" : "server"
    version   = "latest"
  }

  # The serial console, for the day on which nothing else answers.
  boot_diagnostics {}

  tags = var.tags

  lifecycle {
    # A newer image or script must not replace a machine that runs: tofu apply -replace does, on purpose.
    ignore_changes = [custom_data, source_image_reference]
  }
}

resource "azurerm_managed_disk" "data" {
  name                 = "disk-${var.name}-data"
  resource_group_name  = var.resource_group_name
  location             = var.location
  storage_account_type = "StandardSSD_LRS"
  create_option        = "Empty"
  disk_size_gb         = var.disk_gb
  tags                 = var.tags
}

resource "azurerm_virtual_machine_data_disk_attachment" "data" {
  managed_disk_id    = azurerm_managed_disk.data.id
  virtual_machine_id = azurerm_linux_virtual_machine.this.id
  lun                = 0
  caching            = "ReadOnly"
}

resource "azurerm_management_lock" "data" {
  count = var.protect ? 1 : 0

  name       = "keep"
  scope      = azurerm_managed_disk.data.id
  lock_level = "CanNotDelete"
  notes      = "The data of ${var.name}. Set protect = false and apply before deleting."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }
}
