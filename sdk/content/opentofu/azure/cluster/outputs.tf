# Written by Deploy.Sdk; the same for every app.
output "resource_group" {
  description = "Resource group of everything."
  value       = azurerm_resource_group.this.name
}

output "cluster_name" {
  description = "Name of the cluster; the root addons asks for it."
  value       = module.cluster.cluster_name
}

output "kubeconfig_command" {
  description = "Makes kubectl and helm speak to this cluster; kubelogin must be there."
  value       = "az aks get-credentials --resource-group ${azurerm_resource_group.this.name} --name ${module.cluster.cluster_name} && kubelogin convert-kubeconfig --login azurecli"
}

output "registry_url" {
  description = "Host name that images begin with, or null."
  value       = one(module.registry[*].url)
}

output "vault_name" {
  description = "Name of the key vault (secrets.azureKeyVault.vaultName of the app's chart), or null."
  value       = one(module.key_vault[*].name)
}

output "tenant_id" {
  description = "Entra tenant (secrets.azureKeyVault.tenantId of the app's chart)."
  value       = data.azurerm_client_config.this.tenant_id
}

output "app_client_id" {
  description = "Client id of the app's identity (secrets.azureKeyVault.clientId of the app's chart), or null."
  value       = one(azurerm_user_assigned_identity.app[*].client_id)
}

output "secrets_to_fill" {
  description = "Commands that fill in the app's secrets, once."
  value       = try(module.key_vault[0].to_fill, [])
}

output "ingress_ip" {
  description = "Address of the app: where its domain must point."
  value       = azurerm_public_ip.ingress.ip_address
}

output "ingress_ip_name" {
  description = "Name of that address; the root addons hands it to the load balancer."
  value       = azurerm_public_ip.ingress.name
}

output "oidc_issuer" {
  description = "Issuer of the service accounts' tokens, for further identities."
  value       = module.cluster.oidc_issuer
}
