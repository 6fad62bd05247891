# Written by Deploy.Sdk; the same for every app.
output "host" {
  description = "Host name of the primary; the same after a failover."
  value       = aws_elasticache_replication_group.this.primary_endpoint_address
}

output "port" {
  description = "Port of Redis; it speaks TLS only."
  value       = local.port
}

output "secret_arn" {
  description = "ARN of the secret with host, port, password, url and connection_string as JSON."
  value       = aws_secretsmanager_secret_version.this.arn
}

output "url_secret" {
  description = "The URL (rediss://…) as valueFrom of an ECS container."
  value       = "${aws_secretsmanager_secret_version.this.arn}:url::"
}

output "connection_string_secret" {
  description = "The connection string of StackExchange.Redis as valueFrom of an ECS container."
  value       = "${aws_secretsmanager_secret_version.this.arn}:connection_string::"
}

output "password_secret" {
  description = "The password alone as valueFrom of an ECS container."
  value       = "${aws_secretsmanager_secret_version.this.arn}:password::"
}

output "id" {
  description = "Name of the replication group, for alarms."
  value       = aws_elasticache_replication_group.this.replication_group_id
}

output "security_group_id" {
  description = "Security group of Redis."
  value       = aws_security_group.this.id
}
