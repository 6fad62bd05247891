# Written by Deploy.Sdk; the same for every app.

# The nearest healthy region: the whole answer with latency routing; with geolocation the answer for everybody whose place has no
# region of its own, or whose region is out of service.
locals {
  nearest_name    = var.routing == "geolocation" ? "nearest.${var.domain}" : var.domain
  nearest_records = var.routing == "failover" ? {} : { for item in setproduct(local.order, local.types) : "${item[0]} ${item[1]}" => { region = item[0], type = item[1] } }

  places = {
    for region, it in var.regions : region => {
      continent = contains(["AF", "AN", "AS", "EU", "NA", "OC", "SA"], it.geolocation) ? it.geolocation : null
      country   = contains(["AF", "AN", "AS", "EU", "NA", "OC", "SA"], it.geolocation) ? null : trimprefix(it.geolocation, "country:")
    } if it.geolocation != null
  }
  place_records = var.routing != "geolocation" ? {} : {
    for item in setproduct(keys(local.places), local.types) : "${item[0]} ${item[1]}" => merge(local.places[item[0]], { region = item[0], type = item[1] })
  }
}

resource "aws_route53_record" "nearest" {
  for_each = local.nearest_records

  zone_id         = var.zone_id
  name            = local.nearest_name
  type            = each.value.type
  set_identifier  = each.value.region
  health_check_id = aws_route53_health_check.region[each.value.region].id

  latency_routing_policy {
    region = each.value.region
  }

  alias {
    name                   = var.regions[each.value.region].dns_name
    zone_id                = var.regions[each.value.region].zone_id
    evaluate_target_health = local.evaluate_load_balancer
  }
}

resource "aws_route53_record" "place" {
  for_each = local.place_records

  zone_id         = var.zone_id
  name            = var.domain
  type            = each.value.type
  set_identifier  = each.value.region
  health_check_id = aws_route53_health_check.region[each.value.region].id

  geolocation_routing_policy {
    continent = each.value.continent
    country   = each.value.country
  }

  alias {
    name                   = var.regions[each.value.region].dns_name
    zone_id                = var.regions[each.value.region].zone_id
    evaluate_target_health = local.evaluate_load_balancer
  }
}

# Without a default record a user whose place is in no record gets no answer at all.
resource "aws_route53_record" "elsewhere" {
  for_each = var.routing == "geolocation" ? toset(local.types) : toset([])

  zone_id        = var.zone_id
  name           = var.domain
  type           = each.value
  set_identifier = "elsewhere"

  geolocation_routing_policy {
    country = "*"
  }

  alias {
    name                   = local.nearest_name
    zone_id                = var.zone_id
    evaluate_target_health = true
  }

  depends_on = [aws_route53_record.nearest]
}
