# Written by Deploy.Sdk; the same for every app.
# Plans only; the credentials must be able to read the account's zones.
variables {
  name        = "shop"
  environment = "production"
  region      = "eu-west-1"

  # What terraform.tfvars beside says of these is not what is tested.
  account  = null
  network  = {}
  registry = {}
  cluster  = {}
  access   = {}
  domain   = null
  budget   = null

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  protect = true
  tags    = {}
  logs    = {}
  alarms  = {}
}

run "names_say_app_and_environment" {
  command = plan

  assert {
    condition     = output.kubeconfig_command == "aws eks update-kubeconfig --region eu-west-1 --name shop-production"
    error_message = "The cluster must be called <app>-<environment>: the root addons looks for that name."
  }
}

run "no_registry_no_budget" {
  command = plan

  variables {
    registry = null
    budget   = null
  }

  assert {
    condition     = output.registry_url == null && length(module.budget) == 0
    error_message = "What is not asked for must not be made."
  }
}

run "zones_with_a_control_plane" {
  command = plan

  assert {
    condition     = contains(data.aws_availability_zones.this.exclude_zone_ids, "use1-az3")
    error_message = "EKS refuses some old zones; an account may see one of them as the first by name."
  }
}

run "access_beside_the_cluster" {
  command = plan

  variables {
    cluster = { admins = ["arn:aws:iam::123456789012:role/pipeline"] }
    access  = { admins = ["arn:aws:iam::123456789012:role/operators"], api_cidrs = ["203.0.113.7/32"] }
  }

  assert {
    condition     = length(local.admins) == 2 && local.api_cidrs == toset(["203.0.113.7/32"])
    error_message = "Who gets in is added to those whom the cluster names."
  }
}

run "nodes_need_a_way_out" {
  command = plan

  variables {
    network = { nat = "none" }
  }

  expect_failures = [var.network]
}

run "long_names_are_refused" {
  command = plan

  variables {
    name = "an-app-whose-name-has-more-than-forty-characters"
  }

  expect_failures = [var.name]
}

run "a_state_knows_its_environment" {
  command = plan

  assert {
    condition     = terraform_data.environment.input == "shop-production"
    error_message = "By this name a plan with the values of another environment is refused."
  }
}
