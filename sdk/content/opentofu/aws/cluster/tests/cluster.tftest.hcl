# Written by Deploy.Sdk; the same for every app.
# Plans only; the credentials must be able to read the account's zones.
variables {
  name        = "shop"
  environment = "production"
  region      = "eu-west-1"
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
