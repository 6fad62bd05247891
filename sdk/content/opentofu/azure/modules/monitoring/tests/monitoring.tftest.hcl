# Written by Deploy.Sdk; the same for every app.
provider "azurerm" {
  features {}
  resource_provider_registrations = "none"
}

variables {
  name                = "shop-production"
  resource_group_name = "rg-shop-production"
  location            = "westeurope"
  email               = "on-call@example.com"
  apps = {
    app  = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.App/containerApps/app", serves_http = true, min_replicas = 2 }
    mail = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.App/containerApps/mail", serves_http = false, min_replicas = 1 }
  }
  database = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.DBforPostgreSQL/flexibleServers/db", max_connections = 859 }
  cache    = { id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Cache/redisEnterprise/redis" }
}

run "everything_is_watched" {
  command = plan

  assert {
    condition     = length(setsubtract(["app-server-errors", "app-slow", "app-restarts", "app-replicas", "mail-restarts", "mail-replicas", "database-down", "database-cpu", "database-storage", "database-connections", "cache-memory", "cache-cpu"], keys(azurerm_monitor_metric_alert.this))) == 0
    error_message = "An alarm is missing."
  }

  assert {
    condition     = !contains(keys(azurerm_monitor_metric_alert.this), "mail-server-errors")
    error_message = "A worker answers no requests."
  }

  assert {
    condition     = alltrue([for alert in azurerm_monitor_metric_alert.this : length(regexall("Look first|look first", alert.description)) == 1])
    error_message = "Every alarm says what to look at first."
  }

  assert {
    condition     = azurerm_monitor_action_group.this.email_receiver[0].email_address == "on-call@example.com"
    error_message = "Somebody must be told."
  }

  assert {
    condition     = azurerm_monitor_metric_alert.this["database-connections"].criteria[0].threshold == 687
    error_message = "The alarm goes off at 80 % of the connections."
  }
}

run "logs_end" {
  command = plan

  assert {
    condition     = azurerm_log_analytics_workspace.this.retention_in_days == 30
    error_message = "Logs must not be kept for ever."
  }
}

run "nothing_to_watch" {
  command = plan

  variables {
    apps     = {}
    database = null
    cache    = null
    email    = null
  }

  assert {
    condition     = length(azurerm_monitor_metric_alert.this) == 0
    error_message = "No alarm without something to watch."
  }
}

run "retention_too_short" {
  command = plan

  variables {
    retention_days = 7
  }

  expect_failures = [var.retention_days]
}

run "not_an_address" {
  command = plan

  variables {
    email = "on-call"
  }

  expect_failures = [var.email]
}
