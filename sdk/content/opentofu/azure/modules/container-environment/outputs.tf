# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the environment."
  value       = azurerm_container_app_environment.this.id
}

output "name" {
  description = "Name of the environment."
  value       = azurerm_container_app_environment.this.name
}

output "default_domain" {
  description = "Domain under which every app has its name."
  value       = azurerm_container_app_environment.this.default_domain
}

output "static_ip" {
  description = "Public address of the environment, for a domain without a host part."
  value       = azurerm_container_app_environment.this.static_ip_address
}
