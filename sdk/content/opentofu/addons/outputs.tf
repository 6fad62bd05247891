# Written by Deploy.Sdk; the same for every app.
output "releases" {
  description = "What is installed: name of the release to its chart's version."
  value = {
    for release in concat(
      helm_release.prometheus,
      helm_release.ingress_nginx,
      helm_release.cert_manager,
      helm_release.issuers,
      helm_release.cloudnative_pg,
      helm_release.barman_cloud,
      helm_release.metrics_server,
    ) : release.name => release.version
  }
}

output "ingress_class" {
  description = "Class of the ingress controller, or null."
  value       = var.components.ingress_nginx ? var.ingress.class : null
}

output "cluster_issuers" {
  description = "ClusterIssuers of cert-manager."
  value       = var.components.issuers ? ["letsencrypt-prod", "letsencrypt-staging"] : []
}
