# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the Redis instance."
  value       = azurerm_managed_redis.this.id
}

output "host" {
  description = "Host name (REDIS_HOST); answers with a private address inside the network."
  value       = azurerm_managed_redis.this.hostname
}

output "port" {
  description = "Port (REDIS_PORT), TLS only."
  value       = azurerm_managed_redis.this.default_database[0].port
}

output "url_secret_id" {
  description = "Id of the Key Vault secret with the rediss:// URL, without version (REDIS_URL)."
  value       = azurerm_key_vault_secret.url.versionless_id
  depends_on  = [azurerm_private_endpoint.this]
}

output "connection_string_secret_id" {
  description = "The same in the form of StackExchange.Redis (ConnectionStrings__Redis)."
  value       = azurerm_key_vault_secret.connection_string.versionless_id
  depends_on  = [azurerm_private_endpoint.this]
}
