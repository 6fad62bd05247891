# Written by Deploy.Sdk; the same for every app.

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

variables {
  domain          = "shop.example.com"
  zone_id         = "Z0123456789ABCDEFGHIJ"
  target_dns_name = "shop-production-1234567890.eu-west-1.elb.amazonaws.com"
  target_zone_id  = "Z32O12XQLNTSW2"
}

run "both_families" {
  command = plan

  assert {
    condition     = keys(aws_route53_record.this) == ["A", "AAAA"]
    error_message = "The domain needs an A and an AAAA record."
  }
}

run "alias_to_the_target" {
  command = plan

  assert {
    condition     = alltrue([for record in aws_route53_record.this : record.alias[0].name == var.target_dns_name && record.alias[0].zone_id == var.target_zone_id])
    error_message = "The records must point to the target."
  }

  assert {
    condition     = alltrue([for record in aws_route53_record.this : record.zone_id == var.zone_id && record.name == var.domain])
    error_message = "The records belong into the zone of the domain."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    domain = "shop.example.com/"
  }

  expect_failures = [var.domain]
}
