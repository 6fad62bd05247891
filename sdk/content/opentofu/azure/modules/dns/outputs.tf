# Written by Deploy.Sdk; the same for every app.
output "fqdn" {
  description = "Host name of the app."
  value       = var.domain
  depends_on  = [azurerm_container_app_custom_domain.this]
}
