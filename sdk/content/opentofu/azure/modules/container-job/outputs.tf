# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the job."
  value       = azurerm_container_app_job.this.id
}

output "name" {
  description = "Name of the job, for az containerapp job start."
  value       = azurerm_container_app_job.this.name
}
