# Written by Deploy.Sdk; the same for every app.
output "workspace_id" {
  description = "Id of the Log Analytics workspace."
  value       = azurerm_log_analytics_workspace.this.id
}

output "workspace_customer_id" {
  description = "The id by which az monitor log-analytics query names the workspace."
  value       = azurerm_log_analytics_workspace.this.workspace_id
}

output "action_group_id" {
  description = "Id of the action group, for further alarms."
  value       = azurerm_monitor_action_group.this.id
}

output "application_insights_connection_string" {
  description = "Connection string of Application Insights; null without it."
  value       = one(azurerm_application_insights.this[*].connection_string)
  sensitive   = true
}
