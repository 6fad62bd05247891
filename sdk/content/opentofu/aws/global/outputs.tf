# Written by Deploy.Sdk; the same for every app.
output "primary" {
  description = "Region whose database is written, as these variables say it."
  value       = local.primary
}

output "order" {
  description = "The regions in failover order."
  value       = module.traffic.order
}

output "health_check_ids" {
  description = "Region => Route 53 health check: the switch that takes a region out of traffic."
  value       = module.traffic.health_check_ids
}

output "record_names" {
  description = "Names with records in the zone."
  value       = module.traffic.record_names
}

output "alarm_topic_arns" {
  description = "Region => topic of the replication alarms."
  value       = module.replication_alarms.topic_arns
}

output "alarm_names" {
  description = "Alarms on replication and health."
  value       = module.replication_alarms.alarm_names
}
