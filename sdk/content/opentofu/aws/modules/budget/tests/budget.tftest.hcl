# Written by Deploy.Sdk; the same for every app.

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name   = "shop-production"
  tags   = { app = "shop" }
  amount = 200
  email  = "owner@example.com"
}

run "two_warnings" {
  command = plan

  assert {
    condition     = { for notification in aws_budgets_budget.this.notification : notification.notification_type => notification.threshold } == { ACTUAL = 80, FORECASTED = 100 }
    error_message = "At 80 % spent and at 100 % forecast."
  }

  assert {
    condition     = alltrue([for notification in aws_budgets_budget.this.notification : contains(notification.subscriber_email_addresses, "owner@example.com")])
    error_message = "The address is told of both."
  }

  assert {
    condition     = aws_budgets_budget.this.limit_amount == "200" && aws_budgets_budget.this.time_unit == "MONTHLY" && length(aws_budgets_budget.this.cost_filter) == 0
    error_message = "200 USD a month for the whole account."
  }
}

run "nobody_to_tell" {
  command = plan

  variables {
    email = null
  }

  assert {
    condition     = length(aws_budgets_budget.this.notification) == 0
    error_message = "AWS refuses a notification without subscriber."
  }
}

run "topic" {
  command = plan

  variables {
    email      = null
    topic_arns = { alarms = "arn:aws:sns:eu-west-1:123456789012:shop-production-alarms" }
  }

  assert {
    condition     = alltrue([for notification in aws_budgets_budget.this.notification : length(notification.subscriber_sns_topic_arns) == 1]) && length(aws_budgets_budget.this.notification) == 2
    error_message = "A topic is a subscriber, too."
  }
}

run "by_tag" {
  command = plan

  variables {
    tag = { key = "app", value = "shop" }
  }

  assert {
    condition     = one(aws_budgets_budget.this.cost_filter).values[0] == "user:app$shop"
    error_message = "The filter has the form that AWS asks for."
  }
}

run "nothing_is_no_budget" {
  command = plan

  variables {
    amount = 0
  }

  expect_failures = [var.amount]
}

run "not_an_address" {
  command = plan

  variables {
    email = "owner"
  }

  expect_failures = [var.email]
}
