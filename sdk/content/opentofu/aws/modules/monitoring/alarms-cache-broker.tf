# Written by Deploy.Sdk; the same for every app.

locals {
  cache_rows = {
    memory = {
      when      = true
      metric    = "DatabaseMemoryUsagePercentage"
      statistic = "Maximum"
      bad       = "above"
      threshold = 85
      minutes   = 15
      missing   = "missing"
      first     = "The memory of the cache is full to 85 %. Look first whether keys without an expiry pile up; then take a larger node."
    }
    evictions = {
      when      = true
      metric    = "Evictions"
      statistic = "Sum"
      bad       = "above"
      threshold = 100
      minutes   = 15
      missing   = "notBreaching"
      first     = "The cache throws out keys to make room. Look first at what is in it: of a mere cache that costs speed, sessions and jobs are lost; take a larger node then."
    }
    cpu = {
      when      = true
      metric    = "EngineCPUUtilization"
      statistic = "Average"
      bad       = "above"
      threshold = 85
      minutes   = 15
      missing   = "breaching"
      first     = "The one thread of the cache is at more than 85 %, or the node is silent. Look first at the slow log: KEYS, large ranges, long scripts. More cores do not help."
    }
  }

  # Nodes of a group that is not sharded are called <group>-001, -002, …
  cache_nodes = [for number in range(1, var.cache_nodes + 1) : format("%03d", number)]

  cache_alarms = merge([
    for node in local.cache_nodes : {
      for key, row in local.cache_rows : "cache-${key}-${node}" => merge(row, {
        namespace  = "AWS/ElastiCache"
        dimensions = { CacheClusterId = "${coalesce(var.cache_id, "none")}-${node}" }
        period     = 300
        periods    = row.minutes / 5
        of         = row.minutes / 5
      }) if row.when && local.watched.cache
    }
  ]...)

  broker_rows = {
    broker-messages = {
      when      = true
      metric    = "MessageReadyCount"
      statistic = "Average"
      bad       = "above"
      threshold = var.queue_messages
      minutes   = 15
      missing   = "missing"
      first     = "More than ${var.queue_messages} messages wait. Look first whether the workers run and what they log: does one message fail again and again?"
    }
    broker-cpu = {
      when      = true
      metric    = "SystemCpuUtilization"
      statistic = "Average"
      bad       = "above"
      threshold = 85
      minutes   = 15
      missing   = "breaching"
      first     = "The broker is at more than 85 % CPU, or silent. Look first at the number of connections and channels: a worker that connects anew for every message?"
    }
  }

  broker_alarms = {
    for key, row in local.broker_rows : key => merge(row, {
      namespace  = "AWS/AmazonMQ"
      dimensions = { Broker = var.broker_name }
      period     = 300
      periods    = row.minutes / 5
      of         = row.minutes / 5
    }) if row.when && local.watched.broker
  }
}

resource "aws_cloudwatch_metric_alarm" "broker_memory" {
  count = local.watched.broker ? 1 : 0

  alarm_name          = "${var.name}-broker-memory"
  alarm_description   = "The broker uses more than 80 % of the memory at which it stops to accept messages. Look first at queues that nobody empties, then at the number of connections."
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  evaluation_periods  = 10
  datapoints_to_alarm = 10
  treat_missing_data  = "missing"

  metric_query {
    id          = "share"
    label       = "Memory in percent of the limit"
    return_data = true
    expression  = "100 * used / limit"
  }

  dynamic "metric_query" {
    for_each = { used = "RabbitMQMemUsed", limit = "RabbitMQMemLimit" }

    content {
      id = metric_query.key

      metric {
        namespace   = "AWS/AmazonMQ"
        metric_name = metric_query.value
        dimensions  = { Broker = var.broker_name }
        period      = 60
        stat        = "Average"
      }
    }
  }

  alarm_actions = [aws_sns_topic.this.arn]
  ok_actions    = [aws_sns_topic.this.arn]
  tags          = var.tags
}
