# Written by Deploy.Sdk; the same for every app.
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variables {
  name    = "shop-production"
  zone_id = "Z0123456789ABCDEFGHIJ"
  domain  = "shop.example.com"
  routing = "failover"
  health  = { path = "/health/ready" }
  regions = {
    eu-west-1    = { dns_name = "a.eu-west-1.elb.amazonaws.com", zone_id = "Z32O12XQLNTSW2", priority = 1, geolocation = "EU" }
    eu-central-1 = { dns_name = "b.eu-central-1.elb.amazonaws.com", zone_id = "Z215JYRZR1TBD5", priority = 2 }
  }
}

run "two_regions" {
  command = plan

  assert {
    condition     = length(aws_route53_record.failover_primary) == 2 && length(aws_route53_record.failover_last) == 2 && length(aws_route53_record.failover_next) == 0
    error_message = "Two regions are one pair, for IPv4 and IPv6."
  }
  assert {
    condition     = aws_route53_record.failover_primary["shop.example.com A"].set_identifier == "eu-west-1" && aws_route53_record.failover_last["shop.example.com AAAA"].set_identifier == "eu-central-1"
    error_message = "The lowest priority is the primary."
  }
  assert {
    condition     = alltrue([for record in aws_route53_record.failover_last : record.health_check_id == null])
    error_message = "The last region must be answered also when everything looks unhealthy."
  }
  assert {
    condition     = alltrue([for check in aws_route53_health_check.region : check.type == "HTTPS" && check.enable_sni && !check.disabled && !check.invert_healthcheck])
    error_message = "Every region is asked over HTTPS, and is in service to begin with."
  }
  assert {
    condition     = alltrue([for record in aws_route53_record.failover_primary : !record.alias[0].evaluate_target_health])
    error_message = "An idle colour's empty target group must not take the region out of traffic."
  }
}

run "three_regions_are_a_chain" {
  command = plan

  variables {
    regions = {
      us-east-1    = { dns_name = "c.us-east-1.elb.amazonaws.com", zone_id = "Z35SXDOTRQ7X7K", priority = 10 }
      eu-west-1    = { dns_name = "a.eu-west-1.elb.amazonaws.com", zone_id = "Z32O12XQLNTSW2", priority = 1 }
      eu-central-1 = { dns_name = "b.eu-central-1.elb.amazonaws.com", zone_id = "Z215JYRZR1TBD5", priority = 2 }
    }
  }

  assert {
    condition     = output.order == ["eu-west-1", "eu-central-1", "us-east-1"]
    error_message = "Order is that of the numbers, not of the letters."
  }
  assert {
    condition     = aws_route53_record.failover_next["shop.example.com A"].alias[0].name == "failover-2.shop.example.com" && aws_route53_record.failover_next["shop.example.com A"].alias[0].zone_id == var.zone_id
    error_message = "Behind the first region stands the name of the second pair."
  }
  assert {
    condition     = aws_route53_record.failover_primary["failover-2.shop.example.com A"].set_identifier == "eu-central-1" && aws_route53_record.failover_last["failover-2.shop.example.com A"].set_identifier == "us-east-1"
    error_message = "The second pair: second and third region."
  }
}

run "latency" {
  command = plan

  variables {
    routing = "latency"
  }

  assert {
    condition     = length(aws_route53_record.nearest) == 4 && alltrue([for record in aws_route53_record.nearest : record.name == "shop.example.com"]) && length(aws_route53_record.failover_primary) == 0
    error_message = "Each region has its A and AAAA record under the domain itself."
  }
}

run "geolocation_has_a_default" {
  command = plan

  variables {
    routing = "geolocation"
  }

  assert {
    condition     = aws_route53_record.place["eu-west-1 A"].geolocation_routing_policy[0].continent == "EU"
    error_message = "EU is a continent."
  }
  assert {
    condition     = aws_route53_record.elsewhere["A"].geolocation_routing_policy[0].country == "*" && aws_route53_record.elsewhere["A"].alias[0].name == "nearest.shop.example.com"
    error_message = "Everybody else gets the nearest region."
  }
  assert {
    condition     = length(aws_route53_record.nearest) == 4 && alltrue([for record in aws_route53_record.nearest : record.name == "nearest.shop.example.com"])
    error_message = "The nearest region is chosen among all."
  }
}

run "a_country_whose_code_is_a_continent" {
  command = plan

  variables {
    routing = "geolocation"
    regions = {
      me-south-1 = { dns_name = "d.me-south-1.elb.amazonaws.com", zone_id = "ZS929ML54UICD", priority = 1, geolocation = "country:SA" }
      eu-west-1  = { dns_name = "a.eu-west-1.elb.amazonaws.com", zone_id = "Z32O12XQLNTSW2", priority = 2, geolocation = "DE" }
    }
  }

  assert {
    condition     = aws_route53_record.place["me-south-1 A"].geolocation_routing_policy[0].country == "SA" && aws_route53_record.place["eu-west-1 A"].geolocation_routing_policy[0].country == "DE"
    error_message = "country:SA is Saudi Arabia, not South America."
  }
}

run "wrong_routing" {
  command = plan

  variables {
    routing = "weighted"
  }

  expect_failures = [var.routing]
}

run "one_region_is_none" {
  command = plan

  variables {
    regions = { eu-west-1 = { dns_name = "a.example.com", zone_id = "Z32O12XQLNTSW2", priority = 1 } }
  }

  expect_failures = [var.regions]
}

run "one_priority_twice" {
  command = plan

  variables {
    regions = {
      eu-west-1    = { dns_name = "a.example.com", zone_id = "Z32O12XQLNTSW2", priority = 1 }
      eu-central-1 = { dns_name = "b.example.com", zone_id = "Z215JYRZR1TBD5", priority = 1 }
    }
  }

  expect_failures = [var.regions]
}

run "a_region_that_waits" {
  command = plan

  variables {
    routing = "latency"
    regions = {
      eu-west-1    = { dns_name = "a.eu-west-1.elb.amazonaws.com", zone_id = "Z32O12XQLNTSW2", priority = 1 }
      eu-central-1 = { dns_name = "b.eu-central-1.elb.amazonaws.com", zone_id = "Z215JYRZR1TBD5", priority = 2, in_traffic = false }
    }
  }

  assert {
    condition     = aws_route53_health_check.region["eu-central-1"].disabled && aws_route53_health_check.region["eu-central-1"].invert_healthcheck && !aws_route53_health_check.region["eu-west-1"].disabled
    error_message = "Its health check says unhealthy, so nobody is sent there."
  }
  assert {
    condition     = length(aws_route53_record.nearest) == 4
    error_message = "Its records are there, so that the failover has only the health check to change."
  }
}
