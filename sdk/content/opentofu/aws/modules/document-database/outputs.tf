# Written by Deploy.Sdk; the same for every app.
output "host" {
  description = "Host name of the cluster; it always leads to the primary."
  value       = aws_docdb_cluster.this.endpoint
}

output "port" {
  description = "Port of DocumentDB; it speaks TLS only."
  value       = local.port
}

output "secret_arn" {
  description = "ARN of the secret with host, port, username, password and url as JSON."
  value       = aws_secretsmanager_secret_version.this.arn
}

output "url_secret" {
  description = "The URL (mongodb://…) as valueFrom of an ECS container."
  value       = "${aws_secretsmanager_secret_version.this.arn}:url::"
}

output "password_secret" {
  description = "The password alone as valueFrom of an ECS container."
  value       = "${aws_secretsmanager_secret_version.this.arn}:password::"
}

output "username" {
  description = "The user to log in as."
  value       = var.username
}

output "identifier" {
  description = "Name of the cluster, for alarms."
  value       = aws_docdb_cluster.this.cluster_identifier
}

output "security_group_id" {
  description = "Security group of DocumentDB."
  value       = aws_security_group.this.id
}
