# Written by Deploy.Sdk; the same for every app.

output "url" {
  description = "Where the app answers; null for a program without requests."
  value       = !local.is_web ? null : local.tls ? "https://${var.domain.name}" : "http://${one(module.load_balancer).dns_name}"
}

output "load_balancer" {
  description = "Name in DNS, hosted zone, and ARN of the load balancer and of its listener; null for a program without requests."
  value = !local.is_web ? null : {
    dns_name     = one(module.load_balancer).dns_name
    zone_id      = one(module.load_balancer).zone_id
    arn          = one(module.load_balancer).arn
    listener_arn = one(module.load_balancer).listener_arn
  }
}

output "target_groups" {
  description = "ARN of each target group, by colour (blue, green), or app."
  value       = local.is_web ? { for colour, group in one(module.load_balancer).target_groups : colour => group.arn } : {}
}

output "repository" {
  description = "Repository to push the image to; null where it lies in another registry."
  value       = one(module.registry[*].url)
}

output "cluster" {
  description = "Name of the ECS cluster."
  value       = module.cluster.cluster_name
}

output "services" {
  description = "Names of the ECS services: the app's, and those of the workers."
  value       = concat(module.app.service_names, flatten([for worker in module.worker : worker.service_names]))
}

output "migration_task" {
  description = "Family of the task definition that migrates the database; null without migrations."
  value       = one(module.migrate[*].task_definition_family)
}

output "task_network" {
  description = "Subnets and security groups for a task that is started by hand."
  value       = { subnets = module.network.private_subnet_ids, security_groups = [module.cluster.security_group_id] }
}

output "database" {
  description = "Host, identifier and ARN of PostgreSQL, and the ARN of the secret with its password; null without."
  value = var.database == null ? null : {
    host       = local.postgres.host
    identifier = local.postgres.identifier
    arn        = local.postgres.arn
    secret_arn = local.postgres.secret_arn
  }
}

output "secrets_to_fill" {
  description = "Secrets that were created empty: the app does not start before each has a value."
  value       = module.secrets.to_fill
}

output "bucket" {
  description = "Bucket of the app; null without storage."
  value       = one(module.storage[*].bucket)
}

output "log_group" {
  description = "CloudWatch log group of all tasks."
  value       = module.cluster.log_group_name
}

output "topic_arn" {
  description = "SNS topic that the alarms tell; null without alarms."
  value       = one(module.monitoring[*].topic_arn)
}

output "api_url" {
  description = "Address of the HTTP API before the functions; null without."
  value       = one(module.lambda[*].api_url)
}

output "nat_public_ips" {
  description = "Addresses that the app's requests to the outside come from."
  value       = module.network.nat_public_ips
}

output "kms_key_arn" {
  description = "Key that everything here is encrypted with."
  value       = module.encryption.key_arn
}

output "password_rotation" {
  description = "State machine that changes the database's password and restarts the tasks; null where RDS does not keep the password."
  value       = one(module.password_rotation[*].state_machine_arn)
}
