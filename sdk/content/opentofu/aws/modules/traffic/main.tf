# Written by Deploy.Sdk; the same for every app.

# Asked is the load balancer itself, so the answer does not depend on the records that depend on the answer. Its certificate is not
# valid for that name; Route 53 does not check certificates. The Host header is the balancer's name: the path must answer any host,
# as it must for the balancer's own checks.
resource "aws_route53_health_check" "region" {
  for_each = var.regions

  type              = "HTTPS"
  fqdn              = each.value.dns_name
  port              = var.health.port
  resource_path     = var.health.path
  request_interval  = var.health.interval_seconds
  failure_threshold = var.health.failures
  enable_sni        = true

  # Disabled and inverted is unhealthy whatever the region answers.
  disabled           = !each.value.in_traffic
  invert_healthcheck = !each.value.in_traffic

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })

  lifecycle {
    # The switch of a region: failover.sh (or a person) sets both to take a region out of traffic. An apply in the middle of an outage
    # must not give the traffic back to a region with an old database.
    ignore_changes = [disabled, invert_healthcheck]
  }
}

locals {
  # Lowest priority first; the number is padded because sort() knows only text.
  order = [for key in sort([for region, it in var.regions : format("%05d %s", it.priority, region)]) : split(" ", key)[1]]
  types = ["A", "AAAA"]

  # Every alias but the nested ones: not the balancer's own opinion, which calls a balancer with an empty target group (the idle
  # colour) unhealthy. The health check asks the app.
  evaluate_load_balancer = false
}
