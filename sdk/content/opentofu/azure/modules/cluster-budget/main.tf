# Written by Deploy.Sdk; the same for every app.
locals {
  # Expected cost while there is time left, real cost when it is too late.
  notifications = {
    expected = { type = "Forecasted", threshold = 100 }
    near     = { type = "Actual", threshold = 80 }
    over     = { type = "Actual", threshold = 100 }
  }
}

resource "azurerm_consumption_budget_subscription" "this" {
  name            = var.name
  subscription_id = var.subscription_id
  amount          = var.amount
  time_grain      = "Monthly"

  time_period {
    start_date = formatdate("YYYY-MM-01'T'00:00:00Z", plantimestamp())
  }

  filter {
    dimension {
      name   = "ResourceGroupName"
      values = var.resource_groups
    }
  }

  dynamic "notification" {
    for_each = local.notifications

    content {
      operator       = "GreaterThanOrEqualTo"
      threshold      = notification.value.threshold
      threshold_type = notification.value.type
      contact_emails = var.email == null ? [] : [var.email]
      contact_roles  = var.email == null ? ["Owner"] : []
    }
  }

  lifecycle {
    # The month in which it was made; another one would be a new budget.
    ignore_changes = [time_period]
  }
}
