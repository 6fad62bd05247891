# Written by Deploy.Sdk; the same for every app.
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variables {
  name             = "shop-production"
  account_id       = "123456789012"
  rpo_seconds      = 60
  email            = "oncall@example.com"
  kms_key_arns     = { eu-central-1 = "arn:aws:kms:eu-central-1:123456789012:key/2", eu-west-1 = "arn:aws:kms:eu-west-1:123456789012:key/1" }
  database         = { engine = "rds", replicas = { eu-central-1 = "shop-production" } }
  health_check_ids = { eu-west-1 = "11111111-1111-1111-1111-111111111111", eu-central-1 = "22222222-2222-2222-2222-222222222222" }
  bucket_rules = {
    "eu-west-1 eu-central-1" = { source_region = "eu-west-1", source_bucket = "a", destination_region = "eu-central-1", destination_bucket = "b", rule_id = "to-eu-central-1" }
  }
}

run "rds" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.database_lag["eu-central-1"].region == "eu-central-1" && aws_cloudwatch_metric_alarm.database_lag["eu-central-1"].threshold == 120 && aws_cloudwatch_metric_alarm.database_lag["eu-central-1"].statistic == "Minimum" && aws_cloudwatch_metric_alarm.database_lag["eu-central-1"].period > 300 && aws_cloudwatch_metric_alarm.database_lag["eu-central-1"].treat_missing_data == "breaching"
    error_message = "The lag is watched in the replica's region, in seconds, and silence is no good sign."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.database_stopped["eu-central-1"].comparison_operator == "LessThanThreshold"
    error_message = "-1 means stopped."
  }
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.health : alarm.region == "us-east-1"])
    error_message = "Route 53's metrics are only in us-east-1."
  }
  assert {
    condition     = aws_cloudwatch_metric_alarm.bucket_lag["eu-west-1 eu-central-1"].region == "eu-central-1" && aws_cloudwatch_metric_alarm.bucket_lag["eu-west-1 eu-central-1"].threshold == 900
    error_message = "S3 publishes the latency in the destination's region, and promises no less than 15 minutes."
  }
}

run "topics" {
  command = plan

  assert {
    condition     = keys(aws_sns_topic.this) == ["eu-central-1", "eu-west-1", "us-east-1"] && length(aws_sns_topic_subscription.email) == 3
    error_message = "A topic in each region of an alarm."
  }
  assert {
    condition     = keys(aws_kms_key.this) == ["us-east-1"] && aws_kms_key.this["us-east-1"].enable_key_rotation && aws_sns_topic.this["eu-west-1"].kms_master_key_id == var.kms_key_arns["eu-west-1"]
    error_message = "Every topic is encrypted: with the key given, else with one of its own."
  }
  assert {
    condition     = alltrue([for policy in data.aws_iam_policy_document.topic : one([for statement in policy.statement : one(statement.condition).variable if statement.effect == "Deny"]) == "aws:SecureTransport"])
    error_message = "TLS only."
  }
}

run "aurora_counts_milliseconds" {
  command = plan

  variables {
    database = { engine = "aurora", replicas = { eu-central-1 = "shop-production" } }
    email    = null
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.database_lag["eu-central-1"].threshold == 60000 && aws_cloudwatch_metric_alarm.database_lag["eu-central-1"].dimensions["DBClusterIdentifier"] == "shop-production"
    error_message = "60 s are 60000 ms."
  }
  assert {
    condition     = length(aws_cloudwatch_metric_alarm.database_stopped) == 0 && length(aws_sns_topic_subscription.email) == 0
    error_message = "No such alarm for Aurora; nobody is subscribed without an address."
  }
}

run "nothing_but_health" {
  command = plan

  variables {
    database     = null
    bucket_rules = {}
  }

  assert {
    condition     = join(" ", output.alarm_names) == "shop-production-region-eu-central-1-unhealthy shop-production-region-eu-west-1-unhealthy"
    error_message = "Without database and buckets the health checks are watched all the same."
  }
}

run "wrong_engine" {
  command = plan

  variables {
    database = { engine = "mysql", replicas = {} }
  }

  expect_failures = [var.database]
}
