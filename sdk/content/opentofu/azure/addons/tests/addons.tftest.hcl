# Written by Deploy.Sdk; the same for every app.
# Plans only. The cluster must exist; needs az login and ARM_SUBSCRIPTION_ID.
variables {
  name        = "shop"
  environment = "production"

  # What terraform.tfvars beside says of these is not what is tested.
  resource_group = null
  addons         = {}
  ingress_class  = "nginx"
  alarms         = {}

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  kubelogin  = "azurecli"
  prometheus = {}
}

run "what_the_app_needs" {
  command = plan

  assert {
    condition     = toset(keys(output.releases)) == toset(["cert-manager", "cloudnative-pg", "ingress-nginx", "issuers", "kube-prometheus-stack"])
    error_message = "The app's chart expects these; metrics-server is AKS' own."
  }
}

run "it_finds_the_cluster" {
  command = plan

  assert {
    condition     = data.azurerm_kubernetes_cluster.this.name == "shop-production" && data.azurerm_kubernetes_cluster.this.resource_group_name == "shop-production"
    error_message = "The cluster must be looked for where the other root made it."
  }
}

run "an_unknown_login_is_refused" {
  command = plan

  variables {
    kubelogin = "password"
  }

  expect_failures = [var.kubelogin]
}

run "a_state_knows_its_environment" {
  command = plan

  assert {
    condition     = terraform_data.environment.input == "shop-production"
    error_message = "By this name a plan with the values of another environment is refused."
  }
}
