# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the cluster."
  value       = azurerm_mongo_cluster.this.id
}

output "host" {
  description = "Host name (MONGODB_HOST), for mongodb+srv."
  value       = local.host
}

output "port" {
  description = "Port behind the SRV record (MONGODB_PORT)."
  value       = 10260
}

output "username" {
  description = "User (MONGODB_USER)."
  value       = var.username
}

output "url_secret_id" {
  description = "Id of the Key Vault secret with the URL, without version (MONGODB_URL)."
  value       = azurerm_key_vault_secret.url.versionless_id
  depends_on  = [azurerm_private_endpoint.this]
}
