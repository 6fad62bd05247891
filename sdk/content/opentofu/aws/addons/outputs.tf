# Written by Deploy.Sdk; the same for every app.
output "releases" {
  description = "Helm releases to their charts' versions."
  value       = module.addons.releases
}

output "cluster_issuers" {
  description = "ClusterIssuers of cert-manager."
  value       = module.addons.cluster_issuers
}

output "load_balancer" {
  description = "Name of the ingress controller's load balancer, where a domain is given."
  value       = one(data.aws_lb.ingress[*].dns_name)
}
