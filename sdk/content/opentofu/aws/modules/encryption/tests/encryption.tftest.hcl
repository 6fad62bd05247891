# Written by Deploy.Sdk; the same for every app.

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

variables {
  name       = "shop-production"
  account_id = "123456789012"
  region     = "eu-west-1"
}

run "key_is_rotated_and_slow_to_go" {
  command = plan

  assert {
    condition     = aws_kms_key.this.enable_key_rotation && aws_kms_key.this.deletion_window_in_days == 30
    error_message = "The key must be rotated, and deleted after 30 days only."
  }

  assert {
    condition     = aws_kms_alias.this.name == "alias/shop-production"
    error_message = "The alias has the name."
  }
}

run "policy_speaks_of_this_account_only" {
  command = plan

  assert {
    condition     = length(data.aws_iam_policy_document.this.statement) == 6
    error_message = "A new statement in the key's policy needs a test."
  }

  assert {
    condition     = alltrue([for s in data.aws_iam_policy_document.this.statement : contains(["AccountDecidesByIam", "AlarmsToEncryptedTopics"], s.sid) || length(s.condition) > 0])
    error_message = "A service may use the key under a condition only."
  }

  assert {
    condition     = alltrue([for s in data.aws_iam_policy_document.this.statement : length(s.condition) == 0 if s.sid == "AlarmsToEncryptedTopics"])
    error_message = "With a condition that CloudWatch does not meet every alarm is lost without a sound."
  }

  assert {
    condition     = alltrue(flatten([for s in data.aws_iam_policy_document.this.statement : [for c in s.condition : [for v in c.values : v == "true" || strcontains(v, "123456789012")]]]))
    error_message = "Each condition must name this account."
  }
}

run "partition_reaches_every_arn" {
  command = plan

  variables {
    region    = "cn-north-1"
    partition = "aws-cn"
  }

  assert {
    condition     = alltrue(flatten([for s in data.aws_iam_policy_document.this.statement : [for p in s.principals : [for i in p.identifiers : !startswith(i, "arn:aws:")]]]))
    error_message = "An ARN of the wrong partition."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    account_id = "1234"
    region     = "Ireland"
    name       = "Shop"
  }

  expect_failures = [var.account_id, var.region, var.name]
}
