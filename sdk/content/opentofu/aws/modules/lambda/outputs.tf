# Written by Deploy.Sdk; the same for every app.
output "functions" {
  description = "Name, ARN and newest version by function; releases need them."
  value       = { for name, f in aws_lambda_function.this : name => { name = f.function_name, arn = f.arn, version = f.version } }
}

output "api_url" {
  description = "URL of the HTTP API; null without."
  value       = one(aws_apigatewayv2_stage.this[*].invoke_url)
}

output "alias_arns" {
  description = "ARN of the alias by function: what others call."
  value       = { for name, alias in local.aliases : name => alias.arn }
}
