# Written by Deploy.Sdk; the same for every app.
output "url" {
  description = "Where the app answers; null without ingress."
  value       = !var.app.serves_http ? null : "https://${var.domain == null ? module.app.fqdn : var.domain.name}"
}

output "app_fqdn" {
  description = "The name Azure gave the app; a domain elsewhere points here by CNAME."
  value       = module.app.fqdn
}

output "domain_verification_id" {
  description = "Value of the TXT record asuid.<domain>, for a domain whose zone is elsewhere."
  value       = module.app.domain_verification_id
  sensitive   = true
}

output "resource_group" {
  description = "Resource group of everything."
  value       = local.group
}

output "app_name" {
  description = "Name of the container app."
  value       = module.app.name
}

output "worker_names" {
  description = "Worker → name of its container app."
  value       = { for worker, app in module.worker : worker => app.name }
}

output "environment_name" {
  description = "Name of the Container Apps environment."
  value       = module.environment.name
}

output "migration_job" {
  description = "Name of the job for migrations; null without."
  value       = one(module.migrations[*].name)
}

output "registry" {
  description = "Address of the registry; null without one of our own."
  value       = local.registry_server
}

output "vault" {
  description = "Name of the Key Vault."
  value       = module.vault.name
}

output "secrets_to_fill" {
  description = "Environment variable → name of the Key Vault secret that a person fills."
  value = merge(
    module.vault.secret_names,
    { for variable, secret in var.secrets : variable => secret.from if secret.from == null ? false : !startswith(secret.from, "https://") },
  )
  # Else the first, targeted apply would not show it.
  depends_on = [module.vault]
}

output "database_name" {
  description = "Name of the PostgreSQL server; null without."
  value       = one(module.database[*].name)
}

output "log_workspace" {
  description = "Id by which logs are queried."
  value       = module.monitoring.workspace_customer_id
}

output "outbound_ips" {
  description = "Fixed addresses the apps come from; empty without a NAT gateway."
  value       = module.network.nat_public_ips
}
