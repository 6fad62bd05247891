# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only, nothing is made. The provider asks for a login all the same (az login).
provider "azurerm" {
  features {}

  subscription_id                 = "00000000-0000-0000-0000-000000000000"
  resource_provider_registrations = "none"
}

variables {
  name            = "shop-production"
  subscription_id = "/subscriptions/00000000-0000-0000-0000-000000000000"
  resource_groups = ["shop-production", "shop-production-nodes"]
  amount          = 500
}

run "nodes_count_too" {
  command = plan

  assert {
    condition     = contains(one(azurerm_consumption_budget_subscription.this.filter[0].dimension).values, "shop-production-nodes")
    error_message = "The nodes are most of the cost."
  }
}

run "somebody_hears_of_it" {
  command = plan

  assert {
    condition     = alltrue([for notification in azurerm_consumption_budget_subscription.this.notification : notification.contact_roles == tolist(["Owner"])])
    error_message = "Without an address the owners must hear of it."
  }
  assert {
    condition     = contains([for notification in azurerm_consumption_budget_subscription.this.notification : notification.threshold_type], "Forecasted")
    error_message = "The forecast must warn before the money is spent."
  }
}

run "nothing_is_no_budget" {
  command = plan

  variables {
    amount = 0
  }

  expect_failures = [var.amount]
}
