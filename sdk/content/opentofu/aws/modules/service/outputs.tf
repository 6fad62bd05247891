# Written by Deploy.Sdk; the same for every app.

output "service_names" {
  description = "Names of the ECS services: one, blue and green, or none."
  value = concat(
    aws_ecs_service.this[*].name,
    [for colour in local.colours : aws_ecs_service.colour[colour].name],
  )
}

output "container_name" {
  description = "Name of the app's container in the task definition."
  value       = var.component
}

output "task_definition_family" {
  description = "Family of the task definition; the release scripts register further revisions of it."
  value       = aws_ecs_task_definition.this.family
}

output "task_definition_arn" {
  description = "ARN of the revision that OpenTofu has registered."
  value       = aws_ecs_task_definition.this.arn
}

output "task_role_arn" {
  description = "Role with which the app acts in AWS."
  value       = aws_iam_role.task.arn
}

output "task_role_name" {
  description = "Name of that role, for further policies."
  value       = aws_iam_role.task.name
}

output "execution_role_arn" {
  description = "Role with which ECS starts the tasks."
  value       = aws_iam_role.execution.arn
}
