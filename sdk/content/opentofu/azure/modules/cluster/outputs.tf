# Written by Deploy.Sdk; the same for every app.
output "cluster_id" {
  description = "Id of the cluster."
  value       = azurerm_kubernetes_cluster.this.id
}

output "cluster_name" {
  description = "Name of the cluster. Known once the app's nodes are there, so that what needs it waits for them."
  value       = azurerm_kubernetes_cluster.this.name

  depends_on = [azurerm_kubernetes_cluster_node_pool.app]
}

output "identity_principal_id" {
  description = "Object id of the cluster's identity, for rights on networks and addresses of yours."
  value       = azurerm_user_assigned_identity.cluster.principal_id
}

output "kubelet_object_id" {
  description = "Object id of the nodes' identity, which pulls images."
  value       = azurerm_kubernetes_cluster.this.kubelet_identity[0].object_id
}

output "oidc_issuer" {
  description = "Issuer of the service accounts' tokens, for workload identity."
  value       = azurerm_kubernetes_cluster.this.oidc_issuer_url
}

output "node_resource_group" {
  description = "Resource group in which AKS keeps nodes, disks and load balancer. It is AKS' own: change nothing there."
  value       = azurerm_kubernetes_cluster.this.node_resource_group
}
