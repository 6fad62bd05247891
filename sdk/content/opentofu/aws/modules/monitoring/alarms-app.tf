# Written by Deploy.Sdk; the same for every app.

locals {
  lb_dimensions = { LoadBalancer = try(var.load_balancer.arn_suffix, "") }

  load_balancer_alarms = { for key, alarm in {
    latency = {
      namespace  = "AWS/ApplicationELB"
      metric     = "TargetResponseTime"
      dimensions = local.lb_dimensions
      statistic  = "p99"
      bad        = "above"
      threshold  = var.latency_ms / 1000
      period     = 60
      periods    = 5
      of         = 5
      missing    = "notBreaching"
      first      = "One request in a hundred takes longer than ${var.latency_ms} ms. Look first at the dashboard: is it the database (CPU, connections) or the app (CPU)? Then at the slowest requests in the access logs."
    }
    rejected-connections = {
      namespace  = "AWS/ApplicationELB"
      metric     = "RejectedConnectionCount"
      dimensions = local.lb_dimensions
      statistic  = "Sum"
      bad        = "above"
      threshold  = 0
      period     = 60
      periods    = 3
      of         = 2
      missing    = "notBreaching"
      first      = "The load balancer refuses connections because it has reached its limit. Look first at the number of requests: an attack (switch the firewall on) or a campaign (ask AWS for load balancer capacity)?"
    }
  } : key => alarm if var.load_balancer != null }

  target_group_alarms = {
    for colour in try(keys(var.load_balancer.target_groups), []) : "unhealthy-${colour}" => {
      namespace  = "AWS/ApplicationELB"
      metric     = "UnHealthyHostCount"
      dimensions = merge(local.lb_dimensions, { TargetGroup = var.load_balancer.target_groups[colour] })
      statistic  = "Maximum"
      bad        = "above"
      threshold  = 0
      period     = 60
      periods    = 5
      of         = 5
      missing    = "notBreaching"
      first      = "At least one task of ${colour} fails its health check since five minutes. Look first at the service's events and at the logs of that task; then at its CPU and memory, and at what the check asks for."
    }
  }

  service_alarms = merge([
    for key in keys(var.services) : {
      "cpu-${key}" = {
        namespace  = "AWS/ECS"
        metric     = "CPUUtilization"
        dimensions = { ClusterName = var.cluster_name, ServiceName = var.services[key] }
        statistic  = "Average"
        bad        = "above"
        threshold  = 85
        period     = 60
        periods    = 15
        of         = 15
        missing    = "notBreaching"
        first      = "The tasks of ${key} are at more than 85 % CPU for a quarter of an hour. Look first whether autoscaling has reached max; if so raise max, else look at what has changed: a release, the number of requests."
      }
      "memory-${key}" = {
        namespace  = "AWS/ECS"
        metric     = "MemoryUtilization"
        dimensions = { ClusterName = var.cluster_name, ServiceName = var.services[key] }
        statistic  = "Maximum"
        bad        = "above"
        threshold  = 90
        period     = 60
        periods    = 5
        of         = 5
        missing    = "notBreaching"
        first      = "A task of ${key} uses more than 90 % of its memory; at 100 % it is killed (exit code 137). Look first whether it rises steadily (a leak: roll back) or with the requests (raise memory). Files in /tmp count."
      }
    }
  ]...)

  # Colours share the app's targets: only together they say whether somebody answers.
  healthy_sum = join(" + ", [for colour in try(keys(var.load_balancer.target_groups), []) : "FILL(healthy_${colour}, 0)"])
}

resource "aws_cloudwatch_metric_alarm" "error_rate" {
  count = var.load_balancer == null ? 0 : 1

  alarm_name          = "${var.name}-error-rate"
  alarm_description   = "More than ${var.error_rate_percent} % of requests are answered with 5xx. Look first whether a release was just made (roll back), then at the saved query ${var.name}/errors; if the load balancer answers itself (502, 503, 504), at the health of the tasks."
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.error_rate_percent
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  # No requests, no errors.
  treat_missing_data = "notBreaching"

  metric_query {
    id          = "rate"
    label       = "5xx in percent of requests"
    return_data = true
    # What the load balancer answers itself is not in the number of requests.
    expression = "IF(FILL(requests, 0) + FILL(own, 0) >= ${var.minimum_requests}, 100 * (FILL(targets, 0) + FILL(own, 0)) / (FILL(requests, 0) + FILL(own, 0)), 0)"
  }

  dynamic "metric_query" {
    for_each = {
      requests = "RequestCount"
      targets  = "HTTPCode_Target_5XX_Count"
      own      = "HTTPCode_ELB_5XX_Count"
    }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = metric_query.value
        dimensions  = local.lb_dimensions
        period      = 60
        stat        = "Sum"
      }
    }
  }

  alarm_actions = [aws_sns_topic.this.arn]
  ok_actions    = [aws_sns_topic.this.arn]
  tags          = var.tags
}

resource "aws_cloudwatch_metric_alarm" "no_healthy_host" {
  count = length(try(keys(var.load_balancer.target_groups), [])) > 0 ? 1 : 0

  alarm_name          = "${var.name}-no-healthy-host"
  alarm_description   = "Nobody answers: no task passes its health check, visitors see 503. Look first at the service's events (image not found, secret not readable, no capacity), then at the logs of the last tasks. If a release was just made, roll back."
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  evaluation_periods  = 3
  datapoints_to_alarm = 2
  # A target group without targets reports nothing at all.
  treat_missing_data = "breaching"

  metric_query {
    id          = "healthy"
    label       = "Tasks that answer"
    return_data = true
    expression  = local.healthy_sum
  }

  dynamic "metric_query" {
    for_each = var.load_balancer.target_groups

    content {
      id = "healthy_${metric_query.key}"

      metric {
        namespace   = "AWS/ApplicationELB"
        metric_name = "HealthyHostCount"
        dimensions  = merge(local.lb_dimensions, { TargetGroup = metric_query.value })
        period      = 60
        stat        = "Maximum"
      }
    }
  }

  alarm_actions = [aws_sns_topic.this.arn]
  ok_actions    = [aws_sns_topic.this.arn]
  tags          = var.tags
}

resource "aws_cloudwatch_metric_alarm" "missing_tasks" {
  for_each = var.container_insights ? var.services : {}

  alarm_name          = "${var.name}-missing-tasks-${each.key}"
  alarm_description   = "Fewer tasks of ${each.key} run than should since ten minutes. Look first at the service's events, then at the reason why the last task stopped: exit code (the app), CannotPullContainer (image), ResourceInitializationError (secret, network), no spot capacity."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  evaluation_periods  = 10
  datapoints_to_alarm = 10
  # The idle colour has no tasks, hence no data.
  treat_missing_data = "notBreaching"

  metric_query {
    id          = "lacking"
    label       = "Tasks lacking"
    return_data = true
    expression  = "desired - FILL(running, 0)"
  }

  dynamic "metric_query" {
    for_each = { desired = "DesiredTaskCount", running = "RunningTaskCount" }

    content {
      id = metric_query.key

      metric {
        namespace   = "ECS/ContainerInsights"
        metric_name = metric_query.value
        dimensions  = { ClusterName = var.cluster_name, ServiceName = each.value }
        period      = 60
        stat        = "Average"
      }
    }
  }

  alarm_actions = [aws_sns_topic.this.arn]
  ok_actions    = [aws_sns_topic.this.arn]
  tags          = var.tags
}
