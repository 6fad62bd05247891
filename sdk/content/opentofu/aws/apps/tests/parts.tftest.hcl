# Written by Deploy.Sdk; the same for every app.

# What the parts have from each other. It looks up nothing, so it needs no account: tofu test -filter=tests/parts.tftest.hcl.

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name        = "shop"
  environment = "production"
  region      = "eu-west-1"
  network     = { cidr = "10.0.0.0/16" }
  app         = { image = "ghcr.io/acme/shop", tag = "1.0.0" }
  context = {
    account_id = "123456789012"
    partition  = "aws"
    zones      = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
    zone_id    = "Z0123456789ABCDEFGHIJ"
  }

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  account           = null
  protect           = true
  tags              = {}
  registry          = null
  workers           = {}
  migrations        = null
  secrets           = {}
  database          = null
  cache             = null
  document_database = null
  message_broker    = null
  domain            = null
  load_balancer     = {}
  storage           = null
  logs              = {}
  alarms            = null
  feature_flags     = null
  lambda            = null
  budget            = null
  multiregion       = null
}

run "no_variable_is_plain_and_secret" {
  command = plan

  module {
    source = "./modules/stack"
  }

  variables {
    app     = { image = "ghcr.io/acme/shop", tag = "1.0.0", environment = { REDIS_URL = "redis://elsewhere.example.com:6379" } }
    cache   = { node_type = "cache.t4g.micro" }
    secrets = { REDIS_HOST = {} }
  }

  assert {
    condition     = length(setintersection(keys(local.environment), keys(local.task_secrets))) == 0
    error_message = "ECS refuses a task definition with a variable that is both."
  }

  assert {
    condition     = contains(keys(local.environment), "REDIS_URL") && contains(keys(local.task_secrets), "REDIS_HOST")
    error_message = "What the user sets stands."
  }
}

run "a_certificate_of_another_region_is_not_used" {
  command = plan

  module {
    source = "./modules/stack"
  }

  variables {
    domain = { name = "shop.example.com", zone = "example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d" }
  }

  assert {
    condition     = local.given_certificate == null && length(module.certificate) == 1
    error_message = "A load balancer takes certificates of its own region only."
  }
}

run "a_certificate_of_this_region_is_used" {
  command = plan

  module {
    source = "./modules/stack"
  }

  variables {
    domain = { name = "shop.example.com", zone = "example.com", certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d" }
  }

  assert {
    condition     = local.given_certificate != null && length(module.certificate) == 0
    error_message = "A certificate that was given is taken."
  }
}

run "names_that_rds_refuses" {
  command = plan

  module {
    source = "./modules/stack"
  }

  variables {
    name = "2-shops"
  }

  expect_failures = [var.name]
}
