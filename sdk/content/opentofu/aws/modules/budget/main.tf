# Written by Deploy.Sdk; the same for every app.

locals {
  # AWS refuses a notification without subscriber.
  notified = var.email != null || length(var.topic_arns) > 0

  # The forecast comes early enough to do something, but is wrong in a new account: AWS needs about five
  # weeks of history for it. The actual cost is right, and late.
  notifications = local.notified ? {
    actual   = { type = "ACTUAL", percent = 80 }
    forecast = { type = "FORECASTED", percent = 100 }
  } : {}
}

resource "aws_budgets_budget" "this" {
  name         = var.name
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.amount)
  limit_unit   = "USD"

  # Without a filter by default: a tag that nobody has activated as a cost allocation tag matches nothing,
  # and a budget that never warns is worse than one that counts too much.
  dynamic "cost_filter" {
    for_each = var.tag == null ? [] : [var.tag]

    content {
      name   = "TagKeyValue"
      values = [format("user:%s$%s", cost_filter.value.key, cost_filter.value.value)]
    }
  }

  dynamic "notification" {
    for_each = local.notifications

    content {
      notification_type          = notification.value.type
      comparison_operator        = "GREATER_THAN"
      threshold                  = notification.value.percent
      threshold_type             = "PERCENTAGE"
      subscriber_email_addresses = compact([var.email])
      subscriber_sns_topic_arns  = values(var.topic_arns)
    }
  }

  tags = var.tags
}
