# Written by Deploy.Sdk; the same for every app.

# Plans the root as it is for the smallest app and for one with everything. It looks up account and zones, so it needs credentials
# that may read them: tofu test.

variables {
  name        = "example"
  environment = "production"
  region      = "eu-west-1"
  network     = { cidr = "10.0.0.0/16", zones = 2, nat = "single" }
  registry    = {}
  app         = { image = "example", tag = "1.0.0" }

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  account           = null
  protect           = true
  tags              = {}
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

run "the_smallest_app" {
  command = plan

  assert {
    condition     = length(output.services) == 1
    error_message = "There is one service, that of the app."
  }

  assert {
    condition     = output.database == null && output.bucket == null
    error_message = "What is not asked for is not made."
  }
}

run "colours_and_workers" {
  command = plan

  variables {
    app     = { image = "example", tag = "1.0.0", cpu = 512, memory = 1024, min = 5, max = 50, colours = true }
    workers = { mail = { command = ["run", "mail"] } }
  }

  assert {
    condition     = toset(keys(output.target_groups)) == toset(["blue", "green"])
    error_message = "Two colours have a target group each."
  }

  assert {
    condition     = length(output.services) == 3
    error_message = "Two colours and one worker are three services."
  }
}

run "no_tag_that_moves" {
  command = plan

  variables {
    app = { image = "example", tag = "latest" }
  }

  expect_failures = [var.app]
}

run "no_digest_that_is_none" {
  command = plan

  variables {
    app = { image = "example", tag = "1.0.0", digest = "1.0.0" }
  }

  expect_failures = [var.app]
}

run "no_task_that_fargate_has_not" {
  command = plan

  variables {
    app = { image = "example", tag = "1.0.0", cpu = 256, memory = 4096 }
  }

  expect_failures = [var.app]
}

run "a_state_knows_its_environment" {
  command = plan

  assert {
    condition     = terraform_data.environment.input == "example-production in eu-west-1"
    error_message = "By this name a plan with the values of another environment is refused."
  }
}
