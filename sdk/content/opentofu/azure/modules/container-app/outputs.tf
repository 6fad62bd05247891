# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the container app."
  value       = azurerm_container_app.this.id
}

output "name" {
  description = "Name of the container app."
  value       = azurerm_container_app.this.name
}

output "fqdn" {
  description = "Address of the app in the environment's domain; null without ingress."
  value       = var.port == null ? null : azurerm_container_app.this.ingress[0].fqdn
}

output "latest_revision" {
  description = "Revision made last."
  value       = azurerm_container_app.this.latest_revision_name
}

output "domain_verification_id" {
  description = "Value of the TXT record asuid.<domain>."
  value       = azurerm_container_app.this.custom_domain_verification_id
  sensitive   = true
}
