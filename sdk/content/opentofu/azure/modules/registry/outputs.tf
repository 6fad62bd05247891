# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the registry."
  value       = azurerm_container_registry.this.id
}

output "name" {
  description = "Name of the registry, for az acr login."
  value       = azurerm_container_registry.this.name
}

output "url" {
  description = "Host name that images begin with."
  value       = azurerm_container_registry.this.login_server
}
