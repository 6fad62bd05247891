# Written by Deploy.Sdk; the same for every app.

output "topic_arn" {
  description = "SNS topic of the alarms; further subscribers (chat, PagerDuty) subscribe to it."
  value       = aws_sns_topic.this.arn
}

output "dashboard_name" {
  description = "CloudWatch dashboard."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}

output "alarm_names" {
  description = "Names of all alarms."
  value       = sort(local.alarm_names)
}
