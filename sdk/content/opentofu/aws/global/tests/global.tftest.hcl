# Written by Deploy.Sdk; the same for every app.

# Wrong values are refused before anything is asked, so this needs no account. What the modules make is tested in the modules.
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
  name        = "shop"
  environment = "production"
  domain      = { name = "shop.example.com", zone = "example.com" }
  health_path = "/health/ready"
  regions = {
    eu-west-1    = { role = "primary", priority = 1, load_balancer_name = "shop-production" }
    eu-central-1 = { role = "standby", priority = 2, load_balancer_name = "shop-production" }
  }

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  account        = null
  tags           = {}
  routing        = "failover"
  database       = null
  storage        = false
  replicate_back = true
  kms_alias      = null
  rpo_seconds    = 300
  alarms         = {}
}

run "two_primaries" {
  command = plan

  variables {
    regions = {
      eu-west-1    = { role = "primary", priority = 1, load_balancer_name = "shop-production" }
      eu-central-1 = { role = "primary", priority = 2, load_balancer_name = "shop-production" }
    }
  }

  expect_failures = [var.regions]
}

run "unknown_role" {
  command = plan

  variables {
    regions = {
      eu-west-1    = { role = "primary", priority = 1, load_balancer_name = "shop-production" }
      eu-central-1 = { role = "spare", priority = 2, load_balancer_name = "shop-production" }
    }
  }

  expect_failures = [var.regions]
}

run "a_name_outside_the_zone" {
  command = plan

  variables {
    domain = { name = "shop.example.com", zone = "example.org" }
  }

  expect_failures = [var.domain]
}

run "a_path_without_slash" {
  command = plan

  variables {
    health_path = "health"
  }

  expect_failures = [var.health_path]
}

run "an_engine_that_is_not_replicated" {
  command = plan

  variables {
    database = { engine = "sqlserver" }
  }

  expect_failures = [var.database]
}
