# Written by Deploy.Sdk; the same for every app.

locals {
  lb_arn_suffix = try(var.load_balancer.arn_suffix, "")

  alarm_names = concat(
    var.load_balancer == null ? [] : ["${var.name}-error-rate"],
    length(try(keys(var.load_balancer.target_groups), [])) == 0 ? [] : ["${var.name}-no-healthy-host"],
    [for key in keys(local.alarms) : "${var.name}-${key}"],
    var.container_insights ? [for key in keys(var.services) : "${var.name}-missing-tasks-${key}"] : [],
    local.watched.broker ? ["${var.name}-broker-memory"] : [],
  )

  # The ARNs by name, so that a plan shows the dashboard before the alarms exist.
  alarm_widgets = length(local.alarm_names) == 0 ? [] : [{
    type   = "alarm"
    width  = 24
    height = 4
    properties = {
      title = "Alarms"
      # The widget takes a hundred.
      alarms = [for name in slice(local.alarm_names, 0, min(100, length(local.alarm_names))) : "arn:${var.partition}:cloudwatch:${var.region}:${var.account_id}:alarm:${name}"]
    }
  }]

  text_widgets = [{
    type   = "text"
    width  = 24
    height = 2
    properties = {
      markdown = "**${var.name}** in ${var.region}. Errors in the logs: CloudWatch, Logs Insights, saved query `${var.name}/errors`. Each alarm's description says what to look at first."
    }
  }]

  widgets = concat(local.text_widgets, local.alarm_widgets, local.metric_widgets)

  # In the order in which one looks at three in the morning: do visitors notice it, do tasks run, is it the
  # database. A widget without x and y takes the next free place.
  metric_widgets = [
    for widget in concat(
      [
        {
          when  = var.load_balancer != null
          title = "Requests per minute"
          stat  = "Sum"
          metrics = [
            ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", local.lb_arn_suffix],
          ]
        },
        {
          when  = var.load_balancer != null
          title = "Errors per minute"
          stat  = "Sum"
          metrics = [
            ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", local.lb_arn_suffix],
            ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", local.lb_arn_suffix],
            ["AWS/ApplicationELB", "HTTPCode_Target_4XX_Count", "LoadBalancer", local.lb_arn_suffix],
          ]
        },
        {
          when  = var.load_balancer != null
          title = "Latency, slowest hundredth (s)"
          stat  = "p99"
          metrics = [
            ["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", local.lb_arn_suffix],
          ]
        },
        {
          when  = length(try(keys(var.load_balancer.target_groups), [])) > 0
          title = "Tasks that answer"
          stat  = "Maximum"
          metrics = [
            for colour in try(keys(var.load_balancer.target_groups), []) :
            ["AWS/ApplicationELB", "HealthyHostCount", "TargetGroup", var.load_balancer.target_groups[colour], "LoadBalancer", local.lb_arn_suffix]
          ]
        },
        {
          when    = length(var.services) > 0 && var.container_insights
          title   = "Running tasks"
          stat    = "Average"
          metrics = [for name in values(var.services) : ["ECS/ContainerInsights", "RunningTaskCount", "ClusterName", var.cluster_name, "ServiceName", name]]
        },
        {
          when    = length(var.services) > 0
          title   = "CPU of tasks (%)"
          stat    = "Average"
          metrics = [for name in values(var.services) : ["AWS/ECS", "CPUUtilization", "ClusterName", var.cluster_name, "ServiceName", name]]
        },
        {
          when    = length(var.services) > 0
          title   = "Memory of tasks (%)"
          stat    = "Maximum"
          metrics = [for name in values(var.services) : ["AWS/ECS", "MemoryUtilization", "ClusterName", var.cluster_name, "ServiceName", name]]
        },
      ],
      flatten([
        for source in [
          { when = local.watched.database, title = "Database", dimension = "DBInstanceIdentifier", id = var.database_identifier },
          { when = local.watched.aurora, title = "Aurora", dimension = "DBClusterIdentifier", id = var.aurora_cluster },
          ] : [
          {
            when    = source.when
            title   = "${source.title}: CPU (%)"
            stat    = "Average"
            metrics = [["AWS/RDS", "CPUUtilization", source.dimension, source.id]]
          },
          {
            when    = source.when
            title   = "${source.title}: connections"
            stat    = "Maximum"
            metrics = [["AWS/RDS", "DatabaseConnections", source.dimension, source.id]]
          },
        ]
      ]),
      [
        {
          when    = local.watched.cache
          title   = "Cache: memory and CPU (%)"
          stat    = "Maximum"
          metrics = flatten([for node in local.cache_nodes : [for metric in ["DatabaseMemoryUsagePercentage", "EngineCPUUtilization"] : { row = ["AWS/ElastiCache", metric, "CacheClusterId", "${coalesce(var.cache_id, "none")}-${node}"] }]])[*].row
        },
        {
          when    = local.watched.broker
          title   = "Broker: messages"
          stat    = "Average"
          metrics = [for metric in ["MessageReadyCount", "MessageUnacknowledgedCount"] : ["AWS/AmazonMQ", metric, "Broker", var.broker_name]]
        },
      ],
      ) : {
      type   = "metric"
      width  = 8
      height = 6
      properties = {
        title   = widget.title
        region  = var.region
        view    = "timeSeries"
        stat    = widget.stat
        period  = 60
        metrics = widget.metrics
      }
    } if widget.when
  ]
}

# Dashboards belong to the account, not to a region: without the region in its name, two regions of the
# same app would overwrite each other's.
resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = "${var.name}-${var.region}"
  dashboard_body = jsonencode({ widgets = local.widgets })
}
