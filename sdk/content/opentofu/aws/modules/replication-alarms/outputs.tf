# Written by Deploy.Sdk; the same for every app.
output "topic_arns" {
  description = "Region => topic of the alarms there."
  value       = { for region, topic in aws_sns_topic.this : region => topic.arn }
}

output "alarm_names" {
  description = "Names of all alarms, sorted."
  value = sort(distinct(concat(
    [for alarm in aws_cloudwatch_metric_alarm.database_lag : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.database_stopped : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.bucket_lag : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.bucket_failures : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.health : alarm.alarm_name],
  )))
}
