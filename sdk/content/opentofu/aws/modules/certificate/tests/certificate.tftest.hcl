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
  domain  = "shop.example.com"
  zone_id = "Z0123456789ABCDEFGHIJ"
}

run "proved_by_dns" {
  command = plan

  assert {
    condition     = aws_acm_certificate.this.validation_method == "DNS" && keys(aws_route53_record.validation) == ["shop.example.com"]
    error_message = "Each domain needs its record."
  }

  assert {
    condition     = aws_route53_record.validation["shop.example.com"].zone_id == var.zone_id
    error_message = "The record belongs into the given zone."
  }
}

run "wildcard_shares_the_proof" {
  command = plan

  variables {
    alternative_names = ["*.shop.example.com"]
  }

  assert {
    condition     = keys(aws_route53_record.validation) == ["shop.example.com"] && contains(aws_acm_certificate.this.subject_alternative_names, "*.shop.example.com")
    error_message = "A domain and its wildcard have one record."
  }
}

run "second_region_finds_the_record" {
  command = plan

  assert {
    condition     = alltrue([for record in aws_route53_record.validation : record.allow_overwrite])
    error_message = "A certificate for the same domain in another region must not fail."
  }
}

run "apply_does_not_wait_for_ever" {
  command = plan

  assert {
    condition     = aws_acm_certificate_validation.this.timeouts.create == "30m"
    error_message = "Waiting for the validation needs an end."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    domain            = "https://shop.example.com"
    alternative_names = ["shop"]
  }

  expect_failures = [var.domain, var.alternative_names]
}
