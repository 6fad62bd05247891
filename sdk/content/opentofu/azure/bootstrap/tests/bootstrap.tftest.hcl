# Written by Deploy.Sdk; the same for every app.
# Plans only, nothing is made. Needs az login and ARM_SUBSCRIPTION_ID.
variables {
  name   = "shop"
  region = "westeurope"
}

run "the_account_has_a_valid_name" {
  command = plan

  variables {
    name = "an-app-with-a-name-of-forty-characters-a"
  }

  assert {
    condition     = can(regex("^[a-z0-9]{3,24}$", output.storage_account_name))
    error_message = "Storage accounts have 3 to 24 small letters and digits."
  }
}

run "a_name_of_ones_own" {
  command = plan

  variables {
    storage_account_name = "acmestates"
  }

  assert {
    condition     = output.storage_account_name == "acmestates" && azurerm_resource_group.this.name == "shop-tfstate"
    error_message = "The given name must be taken."
  }
}

run "capitals_are_refused" {
  command = plan

  variables {
    name = "Shop"
  }

  expect_failures = [var.name]
}
