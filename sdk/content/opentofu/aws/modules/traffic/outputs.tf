# Written by Deploy.Sdk; the same for every app.
output "health_check_ids" {
  description = "Region => id of its health check: the switch that takes the region out of traffic, and what the alarms watch."
  value       = { for region, check in aws_route53_health_check.region : region => check.id }
}

output "order" {
  description = "The regions in failover order, the first one first."
  value       = local.order
}

output "record_names" {
  description = "All names that have records: the domain, and the inner names of the chain or of the nearest region."
  value = distinct(concat(
    [var.domain],
    [for pair in local.pairs : pair.name],
    var.routing == "geolocation" ? [local.nearest_name] : [],
  ))
}
