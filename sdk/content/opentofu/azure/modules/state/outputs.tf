# Written by Deploy.Sdk; the same for every app.
output "storage_account_name" {
  description = "Storage account of the states."
  value       = azurerm_storage_account.this.name
}

output "container_name" {
  description = "Container of the states."
  value       = azurerm_storage_container.this.name
}
