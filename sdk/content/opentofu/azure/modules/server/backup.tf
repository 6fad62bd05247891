# Written by Deploy.Sdk; the same for every app.
# A copy of the data disk every night. PostgreSQL starts from it as after a power cut.
resource "azurerm_data_protection_backup_vault" "this" {
  name                = "bv-${substr(var.name, 0, 46)}"
  resource_group_name = var.resource_group_name
  location            = var.location
  datastore_type      = "VaultStore"
  redundancy          = "LocallyRedundant"
  soft_delete         = var.protect ? "On" : "Off"
  # Asked for with soft delete; without it Azure does not look at it.
  retention_duration_in_days = 14

  identity {
    type = "SystemAssigned"
  }

  tags = var.tags
}

resource "azurerm_data_protection_backup_policy_disk" "daily" {
  name                            = "daily"
  vault_id                        = azurerm_data_protection_backup_vault.this.id
  backup_repeating_time_intervals = ["R/2025-01-01T02:30:00+00:00/P1D"]
  default_retention_duration      = "P${var.backup_days}D"
}

resource "azurerm_role_assignment" "reads_disk" {
  scope                = azurerm_managed_disk.data.id
  role_definition_name = "Disk Backup Reader"
  principal_id         = azurerm_data_protection_backup_vault.this.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "writes_snapshots" {
  scope                = var.resource_group_id
  role_definition_name = "Disk Snapshot Contributor"
  principal_id         = azurerm_data_protection_backup_vault.this.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

# Azure tries the rights when the disk is put under backup.
resource "time_sleep" "backup_roles" {
  create_duration = "120s"

  triggers = {
    reads_disk       = azurerm_role_assignment.reads_disk.id
    writes_snapshots = azurerm_role_assignment.writes_snapshots.id
  }
}

resource "azurerm_data_protection_backup_instance_disk" "data" {
  name                         = "data"
  location                     = var.location
  vault_id                     = azurerm_data_protection_backup_vault.this.id
  disk_id                      = azurerm_managed_disk.data.id
  snapshot_resource_group_name = var.resource_group_name
  backup_policy_id             = azurerm_data_protection_backup_policy_disk.daily.id

  depends_on = [time_sleep.backup_roles]
}
