# Written by Deploy.Sdk; the same for every app.
output "cluster_name" {
  description = "Name of the cluster; the root addons asks for it."
  value       = module.eks.cluster_name
}

output "kubeconfig_command" {
  description = "Makes kubectl and helm speak to this cluster."
  value       = "aws eks update-kubeconfig --region ${var.region} --name ${module.eks.cluster_name}"
}

output "endpoint" {
  description = "Address of the API of Kubernetes."
  value       = module.eks.endpoint
}

output "kms_key_arn" {
  description = "Key of everything; the StorageClass of the root addons uses it."
  value       = module.encryption.key_arn
}

output "oidc_provider_arn" {
  description = "OpenID Connect provider, for AWS roles of the app's service account."
  value       = module.eks.oidc_provider_arn
}

output "oidc_issuer" {
  description = "Issuer of the service accounts' tokens."
  value       = module.eks.oidc_issuer
}

output "registry_url" {
  description = "Repository to push the image to, or null."
  value       = one(module.registry[*].url)
}

output "nat_public_ips" {
  description = "Addresses from which the cluster reaches the internet, for other people's allow lists."
  value       = module.network.nat_public_ips
}

output "vpc_id" {
  description = "VPC of the cluster."
  value       = module.network.vpc_id
}
