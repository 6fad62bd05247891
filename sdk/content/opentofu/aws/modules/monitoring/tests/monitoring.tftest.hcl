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
  name        = "shop-production"
  tags        = { app = "shop" }
  account_id  = "123456789012"
  region      = "eu-west-1"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  email       = "oncall@example.com"
  load_balancer = {
    arn_suffix    = "app/shop-production/0123456789abcdef"
    target_groups = { blue = "targetgroup/shop-production-blue/0123456789abcdef", green = "targetgroup/shop-production-green/0123456789abcdef" }
  }
  cluster_name        = "shop-production"
  services            = { app-blue = "shop-production-app-blue", app-green = "shop-production-app-green" }
  database_identifier = "shop-production"
  log_group_name      = "/ecs/shop-production"
}

run "topic" {
  command = plan

  assert {
    condition     = aws_sns_topic.this.kms_master_key_id == var.kms_key_arn
    error_message = "The topic is encrypted."
  }

  assert {
    condition     = local.topic_policy.Statement[0].Principal.Service == "cloudwatch.amazonaws.com" && local.topic_policy.Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Alarms of this account publish."
  }

  assert {
    condition     = local.topic_policy.Statement[1].Effect == "Deny" && local.topic_policy.Statement[1].Condition.Bool["aws:SecureTransport"] == "false"
    error_message = "TLS only."
  }

  assert {
    condition     = aws_sns_topic_subscription.email[0].endpoint == "oncall@example.com"
    error_message = "The address gets the alarms."
  }
}

run "alarms" {
  command = plan

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : startswith(alarm.alarm_name, "shop-production-") && strcontains(alarm.alarm_description, "Look first")])
    error_message = "Each alarm says what to look at first."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : contains(["breaching", "notBreaching", "missing"], alarm.treat_missing_data) && length(alarm.alarm_description) <= 1024])
    error_message = "Each alarm says what no data means."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.no_healthy_host[0].treat_missing_data == "breaching" && local.healthy_sum == "FILL(healthy_blue, 0) + FILL(healthy_green, 0)"
    error_message = "Silence means that nobody answers, and the colours count together."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["latency"].extended_statistic == "p99" && aws_cloudwatch_metric_alarm.this["latency"].statistic == null && aws_cloudwatch_metric_alarm.this["latency"].threshold == 1
    error_message = "Latency is the slowest hundredth, in seconds."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.error_rate[0].threshold == 5 && anytrue([for query in aws_cloudwatch_metric_alarm.error_rate[0].metric_query : strcontains(query.expression == null ? "" : query.expression, ">= 20")])
    error_message = "The error rate needs enough requests."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.missing_tasks) == 2
    error_message = "Each service is watched for missing tasks."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-storage"].threshold == 5368709120 && aws_cloudwatch_metric_alarm.this["database-storage"].comparison_operator == "LessThanThreshold"
    error_message = "Little free storage of the database is bad."
  }

  assert {
    condition     = !contains(keys(aws_cloudwatch_metric_alarm.this), "database-replica-lag") && !contains(keys(aws_cloudwatch_metric_alarm.this), "cache-memory-001")
    error_message = "What does not exist has no alarm."
  }
}

run "dashboard_and_query" {
  command = plan

  assert {
    condition     = length(local.widgets) == 11 && aws_cloudwatch_dashboard.this.dashboard_name == "shop-production-eu-west-1"
    error_message = "The dashboard has alarms, load balancer, tasks and database, and the region in its name."
  }

  assert {
    condition     = strcontains(aws_cloudwatch_query_definition.errors[0].query_string, "exception")
    error_message = "The saved query finds errors."
  }
}

run "everything" {
  command = plan

  variables {
    database_identifier = null
    aurora_cluster      = "shop-production"
    cache_id            = "shop-production"
    cache_nodes         = 2
    broker_name         = "shop-production"
    database            = { burstable = true, replica = true }
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["cache-memory-002"].dimensions["CacheClusterId"] == "shop-production-002"
    error_message = "Each node of the cache is watched."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["aurora-cpu"].dimensions["DBClusterIdentifier"] == "shop-production" && !contains(keys(aws_cloudwatch_metric_alarm.this), "database-cpu")
    error_message = "Aurora instead of RDS."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["aurora-cpu"].period == 300 && aws_cloudwatch_metric_alarm.this["aurora-cpu"].evaluation_periods == 3
    error_message = "A quarter of an hour in steps of five minutes."
  }

  assert {
    condition     = length(aws_cloudwatch_metric_alarm.broker_memory) == 1 && contains(keys(aws_cloudwatch_metric_alarm.this), "broker-messages")
    error_message = "The broker is watched."
  }
}

run "nothing_but_a_topic" {
  command = plan

  variables {
    email               = null
    load_balancer       = null
    cluster_name        = null
    services            = {}
    database_identifier = null
    log_group_name      = null
  }

  assert {
    condition     = length(output.alarm_names) == 0 && length(aws_sns_topic_subscription.email) == 0 && length(local.widgets) == 1
    error_message = "Without anything to watch there are no alarms."
  }
}

run "watch_says_what_there_is" {
  command = plan

  variables {
    watch = []
  }

  assert {
    condition     = !contains(keys(aws_cloudwatch_metric_alarm.this), "database-cpu")
    error_message = "watch decides when it is given."
  }
}

run "not_an_address" {
  command = plan

  variables {
    email = "oncall"
  }

  expect_failures = [var.email]
}

run "unknown_part" {
  command = plan

  variables {
    watch = ["queue"]
  }

  expect_failures = [var.watch]
}
