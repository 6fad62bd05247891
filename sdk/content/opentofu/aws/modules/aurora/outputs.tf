# Written by Deploy.Sdk; the same for every app.

locals {
  # Null only in the plan that hands an existing password over to RDS: the secret
  # is then known with the next refresh.
  secret_arn = local.secondary ? var.replica_secret_arn : (
    local.managed ? one(aws_rds_cluster.this.master_user_secret[*].secret_arn) : aws_secretsmanager_secret.this[0].arn
  )
}

output "host" {
  description = "Host name to connect to: the writer. At a secondary it leads nowhere until the failover; with write forwarding it is the reader, which forwards."
  value       = local.secondary && var.global_write_forwarding ? aws_rds_cluster.this.reader_endpoint : aws_rds_cluster.this.endpoint
}

output "port" {
  description = "Port to connect to."
  value       = local.port
}

output "database" {
  description = "Name of the database."
  value       = var.database
}

output "username" {
  description = "Name of the user."
  value       = var.username
}

output "password_secret" {
  description = "The password as ECS takes it in valueFrom: \"<secret ARN>:password::\"."
  value       = local.secret_arn == null ? null : "${local.secret_arn}:password::"
}

output "secret_arn" {
  description = "ARN of the secret with username and password, for the policy of whoever reads it."
  value       = local.secret_arn
}

output "identifier" {
  description = "Identifier of the cluster, as commands and metrics name it."
  value       = aws_rds_cluster.this.cluster_identifier
}

output "arn" {
  description = "ARN of the cluster."
  value       = aws_rds_cluster.this.arn
}

output "security_group_id" {
  description = "Id of the database's security group."
  value       = aws_security_group.this.id
}

output "reader_host" {
  description = "Host name that spreads connections over the reading instances (over the writer, when it is alone)."
  value       = aws_rds_cluster.this.reader_endpoint
}

output "global_cluster_id" {
  description = "Identifier of the global database; null for one region."
  value       = local.primary ? aws_rds_global_cluster.this[0].id : (local.secondary ? var.global.identifier : null)
}
