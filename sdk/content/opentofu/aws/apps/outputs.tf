# Written by Deploy.Sdk; the same for every app.

output "url" {
  description = "Where the app answers; null for a program without requests."
  value       = module.stack.url
}

output "load_balancer" {
  description = "Name in DNS, hosted zone, and ARN of the load balancer and of its listener; null for a program without requests."
  value       = module.stack.load_balancer
}

output "target_groups" {
  description = "ARN of each target group, by colour (blue, green), or app."
  value       = module.stack.target_groups
}

output "repository" {
  description = "Repository to push the image to; null where it lies in another registry."
  value       = module.stack.repository
}

output "cluster" {
  description = "Name of the ECS cluster."
  value       = module.stack.cluster
}

output "services" {
  description = "Names of the ECS services: the app's, and those of the workers."
  value       = module.stack.services
}

output "migration_task" {
  description = "Family of the task definition that migrates the database; null without migrations."
  value       = module.stack.migration_task
}

output "task_network" {
  description = "Subnets and security groups for a task that is started by hand."
  value       = module.stack.task_network
}

output "database" {
  description = "Host, identifier and ARN of PostgreSQL, and the ARN of the secret with its password; null without."
  value       = module.stack.database
}

output "secrets_to_fill" {
  description = "Secrets that were created empty: the app does not start before each has a value."
  value       = module.stack.secrets_to_fill
}

output "bucket" {
  description = "Bucket of the app; null without storage."
  value       = module.stack.bucket
}

output "log_group" {
  description = "CloudWatch log group of all tasks."
  value       = module.stack.log_group
}

output "topic_arn" {
  description = "SNS topic that the alarms tell; null without alarms."
  value       = module.stack.topic_arn
}

output "api_url" {
  description = "Address of the HTTP API before the functions; null without."
  value       = module.stack.api_url
}

output "nat_public_ips" {
  description = "Addresses that the app's requests to the outside come from."
  value       = module.stack.nat_public_ips
}

output "kms_key_arn" {
  description = "Key that everything here is encrypted with."
  value       = module.stack.kms_key_arn
}

output "password_rotation" {
  description = "State machine that changes the database's password and restarts the tasks; null where RDS does not keep the password."
  value       = module.stack.password_rotation
}
