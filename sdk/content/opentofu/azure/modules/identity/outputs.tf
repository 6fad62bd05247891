# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the identity, for the apps; only when its roles are known."
  value       = azurerm_user_assigned_identity.this.id
  depends_on  = [time_sleep.roles]
}

output "client_id" {
  description = "Client id (AZURE_CLIENT_ID)."
  value       = azurerm_user_assigned_identity.this.client_id
}

output "principal_id" {
  description = "Object id, for further roles."
  value       = azurerm_user_assigned_identity.this.principal_id
}
