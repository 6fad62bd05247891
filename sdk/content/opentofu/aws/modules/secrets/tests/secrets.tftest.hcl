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
  path        = "shop/production"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  secrets = {
    STRIPE_KEY    = {}
    MAIL_PASSWORD = { from_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-AbCdEf", field = "password" }
    MAIL_USER     = { from_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-AbCdEf", field = "user" }
  }
}

run "only_missing_ones_are_made" {
  command = plan

  assert {
    condition     = keys(aws_secretsmanager_secret.this) == ["STRIPE_KEY"] && aws_secretsmanager_secret.this["STRIPE_KEY"].name == "shop/production/STRIPE_KEY"
    error_message = "A secret that exists is not made again."
  }

  assert {
    condition     = join(" ", output.to_fill) == "shop/production/STRIPE_KEY"
    error_message = "The person who fills secrets is told which."
  }

  assert {
    condition     = aws_secretsmanager_secret.this["STRIPE_KEY"].kms_key_id == var.kms_key_arn && aws_secretsmanager_secret.this["STRIPE_KEY"].recovery_window_in_days == 30
    error_message = "It is encrypted with our key and can be recovered."
  }
}

run "fields_of_a_secret_that_exists" {
  command = plan

  variables {
    secrets = {
      MAIL_PASSWORD = { from_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-AbCdEf", field = "password" }
      MAIL_USER     = { from_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-AbCdEf" }
    }
  }

  assert {
    condition = output.value_from == {
      MAIL_PASSWORD = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-AbCdEf:password::"
      MAIL_USER     = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-AbCdEf"
    }
    error_message = "A field is named in the way of ECS."
  }

  assert {
    condition     = output.arns == tolist(["arn:aws:secretsmanager:eu-west-1:123456789012:secret:mail-AbCdEf"])
    error_message = "A policy gets each secret once, without the field."
  }
}

run "copies_in_other_regions" {
  command = plan

  variables {
    replica_regions = ["eu-central-1"]
  }

  assert {
    condition     = one(aws_secretsmanager_secret.this["STRIPE_KEY"].replica).region == "eu-central-1"
    error_message = "Each secret made here has a copy there."
  }
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    path                 = "/shop/"
    recovery_window_days = 3
    secrets              = { "STRIPE-KEY" = { from_arn = "mail" } }
  }

  expect_failures = [var.path, var.recovery_window_days, var.secrets]
}
