# Written by Deploy.Sdk; the same for every app.

# Account, zone and image are given, so that nothing is asked of AWS.
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name              = "shop"
  environment       = "production"
  region            = "eu-west-1"
  account           = "123456789012"
  protect           = true
  tags              = {}
  server            = { instance_type = "t4g.small", disk_gb = 20 }
  domain            = null
  budget            = null
  availability_zone = "eu-west-1a"
  ami_id            = "ami-0123456789abcdef0"

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  docker_folder = "../../docker"
  restore_from  = null
}

run "the_folder_goes_to_the_server_without_secrets" {
  command = plan

  assert {
    condition     = alltrue([for path in keys(local.files) : path != ".env" && !startswith(path, "secrets/")])
    error_message = "Secrets and .env stay where they are."
  }

  assert {
    condition     = local.name == "shop-production" && local.tags["managed-by"] == "opentofu"
    error_message = "Names begin with app and environment, and everything is tagged."
  }
}

run "without_a_domain_no_record" {
  command = plan

  assert {
    condition     = length(aws_route53_record.this) == 0 && length(data.aws_route53_zone.this) == 0
    error_message = "Without a domain Route 53 is not touched."
  }
}

run "arm_by_the_kind_of_server" {
  command = plan

  assert {
    condition     = local.architecture == "arm64"
    error_message = "A Graviton server needs an image for ARM."
  }
}

run "other_kinds_are_amd64" {
  command = plan

  variables {
    server = { instance_type = "t3a.small" }
  }

  assert {
    condition     = local.architecture == "amd64"
    error_message = "Any other server needs an image for x86-64."
  }
}

run "a_name_outside_its_zone" {
  command = plan

  variables {
    domain = { name = "shop.example.org", zone = "example.com" }
  }

  expect_failures = [var.domain]
}
