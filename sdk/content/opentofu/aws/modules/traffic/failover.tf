# Written by Deploy.Sdk; the same for every app.

# Route 53 knows only primary and secondary. Three regions and more are a chain: the secondary of one pair is the name of the next.
#   shop.example.com             primary: 1st region    secondary: failover-2.shop.example.com
#   failover-2.shop.example.com  primary: 2nd region    secondary: 3rd region
locals {
  pairs = var.routing != "failover" ? [] : [
    for index in range(length(local.order) - 1) : {
      name    = index == 0 ? var.domain : "failover-${index + 1}.${var.domain}"
      primary = local.order[index]
      last    = index == length(local.order) - 2
      next    = index == length(local.order) - 2 ? local.order[index + 1] : "failover-${index + 2}.${var.domain}"
    }
  ]
  pair_records = { for item in setproduct(local.pairs, local.types) : "${item[0].name} ${item[1]}" => merge(item[0], { type = item[1] }) }
}

resource "aws_route53_record" "failover_primary" {
  for_each = local.pair_records

  zone_id         = var.zone_id
  name            = each.value.name
  type            = each.value.type
  set_identifier  = each.value.primary
  health_check_id = aws_route53_health_check.region[each.value.primary].id

  failover_routing_policy {
    type = "PRIMARY"
  }

  alias {
    name                   = var.regions[each.value.primary].dns_name
    zone_id                = var.regions[each.value.primary].zone_id
    evaluate_target_health = local.evaluate_load_balancer
  }
}

resource "aws_route53_record" "failover_next" {
  for_each = { for key, pair in local.pair_records : key => pair if !pair.last }

  zone_id        = var.zone_id
  name           = each.value.name
  type           = each.value.type
  set_identifier = "behind-${each.value.primary}"

  failover_routing_policy {
    type = "SECONDARY"
  }

  alias {
    name                   = each.value.next
    zone_id                = var.zone_id
    evaluate_target_health = true
  }

  # An alias must point to a record that exists.
  depends_on = [aws_route53_record.failover_primary, aws_route53_record.failover_last]
}

# The last region has no health check in DNS (it has one for the alarm): when nobody is healthy Route 53 would answer with the
# primary, also with one that was taken out of traffic because its database is old.
resource "aws_route53_record" "failover_last" {
  for_each = { for key, pair in local.pair_records : key => pair if pair.last }

  zone_id        = var.zone_id
  name           = each.value.name
  type           = each.value.type
  set_identifier = each.value.next

  failover_routing_policy {
    type = "SECONDARY"
  }

  alias {
    name                   = var.regions[each.value.next].dns_name
    zone_id                = var.regions[each.value.next].zone_id
    evaluate_target_health = local.evaluate_load_balancer
  }
}
