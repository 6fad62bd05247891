# Written by Deploy.Sdk; the same for every app.
locals {
  # A budget's name has at most 63 characters.
  short = length(var.name) <= 56 ? var.name : "${trimsuffix(substr(var.name, 0, 49), "-")}-${substr(sha1(var.name), 0, 6)}"

  emails = var.email == null ? [] : [var.email]
  roles  = var.email == null ? ["Owner"] : []
}

# It tells, it stops nothing.
resource "azurerm_consumption_budget_resource_group" "this" {
  name              = "budget-${local.short}"
  resource_group_id = var.resource_group_id
  amount            = var.amount
  time_grain        = "Monthly"

  time_period {
    start_date = formatdate("YYYY-MM-01'T'00:00:00'Z'", plantimestamp())
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 80
    threshold_type = "Actual"
    contact_emails = local.emails
    contact_roles  = local.roles
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 100
    threshold_type = "Actual"
    contact_emails = local.emails
    contact_roles  = local.roles
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 100
    threshold_type = "Forecasted"
    contact_emails = local.emails
    contact_roles  = local.roles
  }

  lifecycle {
    # Azure wants the first of the current month when a budget is made; later it stays as it is.
    ignore_changes = [time_period]
  }
}
