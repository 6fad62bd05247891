# Written by Deploy.Sdk; the same for every app.
output "value_from" {
  description = "valueFrom of an ECS container, by environment variable."
  value = {
    for variable, secret in var.secrets :
    variable => secret.field == null ? local.arns[variable] : "${local.arns[variable]}:${secret.field}::"
  }
}

output "arns" {
  description = "ARNs of all secrets, for the policy of who reads them."
  value       = distinct(values(local.arns))
}

output "to_fill" {
  description = "Names of the secrets that were made empty: until a person fills them no task starts."
  value       = [for variable in keys(local.made) : "${var.path}/${variable}"]
}
