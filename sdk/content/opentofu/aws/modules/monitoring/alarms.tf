# Written by Deploy.Sdk; the same for every app.

# Each alarm of one metric is a row in alarms-*.tf: what is measured, from when on it is bad, and what to
# look at first. Alarms that calculate are resources beside their rows.
#
# missing: what no data means. notBreaching where there is none without traffic or tasks; breaching where
# silence itself is the failure.

locals {
  alarms = merge(
    local.load_balancer_alarms,
    local.target_group_alarms,
    local.service_alarms,
    local.database_alarms,
    local.aurora_alarms,
    local.cache_alarms,
    local.broker_alarms,
  )

  comparison = {
    above = "GreaterThanThreshold"
    below = "LessThanThreshold"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = each.value.first

  namespace   = each.value.namespace
  metric_name = each.value.metric
  dimensions  = each.value.dimensions

  # p99 and the like are another argument than Average and Sum.
  statistic                             = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic                    = startswith(each.value.statistic, "p") ? each.value.statistic : null
  evaluate_low_sample_count_percentiles = startswith(each.value.statistic, "p") ? "ignore" : null

  comparison_operator = local.comparison[each.value.bad]
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.periods
  datapoints_to_alarm = each.value.of
  treat_missing_data  = each.value.missing

  alarm_actions = [aws_sns_topic.this.arn]
  ok_actions    = [aws_sns_topic.this.arn]
  tags          = var.tags
}
