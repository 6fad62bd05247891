# Written by Deploy.Sdk; the same for every app.
locals {
  agent = "http://localhost:2772"
}

output "environment" {
  description = "Plain variables of the app: FEATURE_FLAGS_URL at the agent, or FEATURE_FLAGS_PARAMETER in SSM."
  value = local.in_appconfig ? tomap({
    FEATURE_FLAGS_URL = "${local.agent}/applications/${aws_appconfig_application.this[0].name}/environments/${aws_appconfig_environment.this[0].name}/configurations/${aws_appconfig_configuration_profile.this[0].name}"
    }) : tomap({
    FEATURE_FLAGS_PARAMETER = aws_ssm_parameter.this[0].name
  })
}

output "secrets" {
  description = "Variables by valueFrom: with SSM FEATURE_FLAGS, the flags as they were when the container started."
  value       = local.in_appconfig ? tomap({}) : tomap({ FEATURE_FLAGS = aws_ssm_parameter.this[0].arn })
}

output "secret_arns" {
  description = "ARNs behind secrets, for ssm:GetParameters of the role that starts the containers."
  value       = aws_ssm_parameter.this[*].arn
}

output "sidecar" {
  description = "Container of the AppConfig agent; null with SSM."
  value = local.in_appconfig ? {
    name  = "appconfig-agent"
    image = var.agent_image
    environment = {
      HTTP_PORT     = "2772"
      POLL_INTERVAL = "30"
    }
  } : null
}

output "policy_json" {
  description = "Policy of the task's role: reading these flags and nothing else."
  value       = data.aws_iam_policy_document.this.json
}
