# Written by Deploy.Sdk; the same for every app.

locals {
  # Null only in the plan that hands an existing password over to RDS: the secret
  # is then known with the next refresh.
  secret_arn = local.replica ? var.replica_secret_arn : (
    local.managed ? one(aws_db_instance.this.master_user_secret[*].secret_arn) : aws_secretsmanager_secret.this[0].arn
  )
}

output "host" {
  description = "Host name to connect to."
  value       = aws_db_instance.this.address
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
  description = "Identifier of the instance, as commands and metrics name it."
  value       = aws_db_instance.this.identifier
}

output "arn" {
  description = "ARN of the instance; replicate_source_arn of a replica in another region."
  value       = aws_db_instance.this.arn
}

output "security_group_id" {
  description = "Id of the database's security group."
  value       = aws_security_group.this.id
}
