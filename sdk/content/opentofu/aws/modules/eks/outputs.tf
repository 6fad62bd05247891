# Written by Deploy.Sdk; the same for every app.
output "cluster_name" {
  description = "Name of the cluster. Known once nodes and add-ons are there, so that what needs it waits for them."
  value       = aws_eks_cluster.this.name

  depends_on = [aws_eks_addon.after_nodes]
}

output "cluster_arn" {
  description = "ARN of the cluster."
  value       = aws_eks_cluster.this.arn
}

output "kubernetes_version" {
  description = "Minor version of Kubernetes."
  value       = aws_eks_cluster.this.version
}

output "endpoint" {
  description = "Address of the API of Kubernetes."
  value       = aws_eks_cluster.this.endpoint
}

output "certificate_authority" {
  description = "Certificate of the authority that signed the API's certificate, base64."
  value       = aws_eks_cluster.this.certificate_authority[0].data
}

output "oidc_provider_arn" {
  description = "ARN of the OpenID Connect provider, for roles of service accounts."
  value       = aws_iam_openid_connect_provider.this.arn
}

output "oidc_issuer" {
  description = "Issuer of the service accounts' tokens, an https address."
  value       = aws_eks_cluster.this.identity[0].oidc[0].issuer
}

output "node_security_group_id" {
  description = "Security group of nodes, pods and control plane; the client in rules of databases. EKS makes it."
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
}

output "node_role_arn" {
  description = "ARN of the nodes' role."
  value       = aws_iam_role.node.arn
}

output "log_group_name" {
  description = "Log group of the control plane."
  value       = aws_cloudwatch_log_group.control_plane.name
}
