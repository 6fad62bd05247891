# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the vault."
  value       = azurerm_key_vault.this.id
}

output "name" {
  description = "Name of the vault."
  value       = azurerm_key_vault.this.name
}

output "uri" {
  description = "Address of the vault."
  value       = azurerm_key_vault.this.vault_uri
}

output "to_fill" {
  description = "Commands that fill in the secrets; each reads its value from a file, so that no shell remembers it."
  value       = [for secret in sort(var.secrets) : "az keyvault secret set --vault-name ${azurerm_key_vault.this.name} --name ${secret} --file <file> --encoding utf-8"]
}
