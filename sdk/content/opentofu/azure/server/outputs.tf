# Written by Deploy.Sdk; the same for every app.
output "url" {
  description = "Where the app answers."
  value       = "https://${module.server.host}"
}

output "public_ip" {
  description = "Address of the machine; a domain elsewhere points here by an A record."
  value       = module.server.public_ip
}

output "resource_group" {
  description = "Resource group of everything."
  value       = local.group
}

output "machine" {
  description = "Name of the machine, for az vm run-command."
  value       = module.server.name
}

output "storage_account" {
  description = "Storage account that takes docker.tar.gz, container deploy."
  value       = module.bundle.name
}

output "vault" {
  description = "Name of the Key Vault with the secrets that secrets.list asks for."
  value       = module.vault.name
}
