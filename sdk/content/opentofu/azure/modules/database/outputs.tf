# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the server."
  value       = azurerm_postgresql_flexible_server.this.id
}

output "name" {
  description = "Name of the server, for az postgres flexible-server."
  value       = azurerm_postgresql_flexible_server.this.name
}

output "host" {
  description = "Host name (PGHOST); answers only inside the network."
  value       = azurerm_postgresql_flexible_server.this.fqdn
}

output "port" {
  description = "Port (PGPORT)."
  value       = 5432
}

output "database" {
  description = "Name of the database (PGDATABASE)."
  value       = azurerm_postgresql_flexible_server_database.this.name
}

output "username" {
  description = "User (PGUSER)."
  value       = var.username
}

output "password_secret_id" {
  description = "Id of the Key Vault secret with the password, without version (PGPASSWORD)."
  value       = azurerm_key_vault_secret.password.versionless_id
}
