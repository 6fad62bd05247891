# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the vault; for roles."
  value       = azurerm_key_vault.this.id
}

output "writable_id" {
  description = "Id of the vault, only when whoever applies may write secrets there."
  value       = azurerm_key_vault.this.id
  depends_on  = [time_sleep.writers, azurerm_private_endpoint.this]
}

output "name" {
  description = "Name of the vault, for az keyvault secret set."
  value       = azurerm_key_vault.this.name
}

output "uri" {
  description = "Address of the vault, with a slash at the end."
  value       = azurerm_key_vault.this.vault_uri
}

output "secret_names" {
  description = "Environment variable → name of the secret that a person fills."
  value       = local.secret_names
}

output "secret_ids" {
  description = "Environment variable → id of that secret without version, for container apps."
  value       = { for variable, name in local.secret_names : variable => "${azurerm_key_vault.this.vault_uri}secrets/${name}" }
  depends_on  = [azurerm_private_endpoint.this]
}
