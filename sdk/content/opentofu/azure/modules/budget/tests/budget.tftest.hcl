# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name              = "shop-production"
  resource_group_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-shop-production"
  amount            = 200
  email             = "owner@example.com"
}

run "told_in_time" {
  command = plan

  assert {
    condition     = length([for n in azurerm_consumption_budget_resource_group.this.notification : n if n.threshold_type == "Forecasted"]) == 1 && length(azurerm_consumption_budget_resource_group.this.notification) == 3
    error_message = "Told of the costs and of what is to come."
  }

  assert {
    condition     = can(regex("^[0-9]{4}-[0-9]{2}-01T00:00:00Z$", azurerm_consumption_budget_resource_group.this.time_period[0].start_date))
    error_message = "A budget begins on the first of a month."
  }
}

run "owners_without_an_address" {
  command = plan

  variables {
    email = null
  }

  assert {
    condition     = alltrue([for n in azurerm_consumption_budget_resource_group.this.notification : contains(n.contact_roles, "Owner")])
    error_message = "Somebody must be told."
  }
}

run "no_budget_of_nothing" {
  command = plan

  variables {
    amount = 0
  }

  expect_failures = [var.amount]
}
