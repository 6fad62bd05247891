# Written by Deploy.Sdk; the same for every app.
locals {
  # Route 53 publishes its metrics only there.
  route53_region = { aws = "us-east-1", aws-us-gov = "us-gov-west-1", aws-cn = "cn-north-1" }[var.partition]

  replicas = var.database == null ? {} : var.database.replicas
  aurora   = try(var.database.engine, "") == "aurora"
}

resource "aws_cloudwatch_metric_alarm" "database_lag" {
  for_each = local.replicas

  region            = each.key
  alarm_name        = "${var.name}-replica-lag"
  alarm_description = "The database in ${each.key} is more than ${var.rpo_seconds} s behind: a failover now loses more than the RPO allows. See FAILOVER_RUNBOOK.md."

  namespace   = "AWS/RDS"
  metric_name = local.aurora ? "AuroraGlobalDBReplicationLag" : "ReplicaLag"
  dimensions  = local.aurora ? { DBClusterIdentifier = each.value } : { DBInstanceIdentifier = each.value }

  # RDS: an idle PostgreSQL sends something every five minutes only, and the lag grows from zero in between. So it is the least
  # of six minutes that counts, and below two minutes nothing can be told.
  statistic = local.aurora ? "Maximum" : "Minimum"
  period    = local.aurora ? 60 : 360

  # Aurora counts milliseconds, RDS seconds.
  threshold           = local.aurora ? var.rpo_seconds * 1000 : max(var.rpo_seconds, 120)
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = local.aurora ? 5 : 2
  datapoints_to_alarm = local.aurora ? 3 : 2
  # A replica that says nothing does not replicate.
  treat_missing_data = "breaching"

  alarm_actions = [aws_sns_topic.this[each.key].arn]
  ok_actions    = [aws_sns_topic.this[each.key].arn]
  tags          = var.tags
}

# RDS reports -1 when replication has stopped, which the alarm above takes for very good.
resource "aws_cloudwatch_metric_alarm" "database_stopped" {
  for_each = local.aurora ? {} : local.replicas

  region            = each.key
  alarm_name        = "${var.name}-replica-stopped"
  alarm_description = "The database in ${each.key} does not replicate any more. See FAILOVER_RUNBOOK.md."

  namespace           = "AWS/RDS"
  metric_name         = "ReplicaLag"
  dimensions          = { DBInstanceIdentifier = each.value }
  statistic           = "Minimum"
  period              = 60
  threshold           = 0
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 5
  datapoints_to_alarm = 3
  treat_missing_data  = "missing"

  alarm_actions = [aws_sns_topic.this[each.key].arn]
  ok_actions    = [aws_sns_topic.this[each.key].arn]
  tags          = var.tags
}

# S3 publishes the latency where the destination is.
resource "aws_cloudwatch_metric_alarm" "bucket_lag" {
  for_each = var.bucket_rules

  region            = each.value.destination_region
  alarm_name        = "${var.name}-bucket-lag-from-${each.value.source_region}"
  alarm_description = "Bucket ${each.value.destination_bucket} is far behind ${each.value.source_bucket}."

  namespace   = "AWS/S3"
  metric_name = "ReplicationLatency"
  dimensions  = { SourceBucket = each.value.source_bucket, DestinationBucket = each.value.destination_bucket, RuleId = each.value.rule_id }
  statistic   = "Maximum"
  period      = 60
  # S3 promises fifteen minutes at best: an RPO below that cannot be held by replication, and would ring all day.
  threshold           = max(var.rpo_seconds, 900)
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 5
  datapoints_to_alarm = 5
  # Nothing to replicate, nothing reported.
  treat_missing_data = "notBreaching"

  alarm_actions = [aws_sns_topic.this[each.value.destination_region].arn]
  ok_actions    = [aws_sns_topic.this[each.value.destination_region].arn]
  tags          = var.tags
}

# Failures are counted where the source is.
resource "aws_cloudwatch_metric_alarm" "bucket_failures" {
  for_each = var.bucket_rules

  region            = each.value.source_region
  alarm_name        = "${var.name}-bucket-failures-to-${each.value.destination_region}"
  alarm_description = "Objects of ${each.value.source_bucket} could not be replicated to ${each.value.destination_bucket}; S3 does not try them again."

  namespace           = "AWS/S3"
  metric_name         = "OperationsFailedReplication"
  dimensions          = { SourceBucket = each.value.source_bucket, DestinationBucket = each.value.destination_bucket, RuleId = each.value.rule_id }
  statistic           = "Sum"
  period              = 300
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"

  alarm_actions = [aws_sns_topic.this[each.value.source_region].arn]
  tags          = var.tags
}

resource "aws_cloudwatch_metric_alarm" "health" {
  for_each = var.health_check_ids

  region            = local.route53_region
  alarm_name        = "${var.name}-region-${each.key}-unhealthy"
  alarm_description = "Route 53 finds ${each.key} unhealthy (or it was taken out of traffic). Decide with FAILOVER_RUNBOOK.md."

  namespace           = "AWS/Route53"
  metric_name         = "HealthCheckStatus"
  dimensions          = { HealthCheckId = each.value }
  statistic           = "Minimum"
  period              = 60
  threshold           = 1
  comparison_operator = "LessThanThreshold"
  evaluation_periods  = 2
  treat_missing_data  = "breaching"

  alarm_actions = [aws_sns_topic.this[local.route53_region].arn]
  ok_actions    = [aws_sns_topic.this[local.route53_region].arn]
  tags          = var.tags
}
