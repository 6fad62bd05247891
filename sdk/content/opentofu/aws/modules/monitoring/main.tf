# Written by Deploy.Sdk; the same for every app.

locals {
  watched = {
    database = var.watch == null ? var.database_identifier != null : contains(var.watch, "database")
    aurora   = var.watch == null ? var.aurora_cluster != null : contains(var.watch, "aurora")
    cache    = var.watch == null ? var.cache_id != null : contains(var.watch, "cache")
    broker   = var.watch == null ? var.broker_name != null : contains(var.watch, "broker")
  }

  topic_arn = "arn:${var.partition}:sns:${var.region}:${var.account_id}:${var.name}-alarms"

  topic_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AlarmsPublish"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = local.topic_arn
        Condition = {
          StringEquals = { "aws:SourceAccount" = var.account_id }
          ArnLike      = { "aws:SourceArn" = "arn:${var.partition}:cloudwatch:${var.region}:${var.account_id}:alarm:*" }
        }
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = local.topic_arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  }
}

resource "aws_sns_topic" "this" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.kms_key_arn
  tags              = merge(var.tags, { Name = "${var.name}-alarms" })
}

resource "aws_sns_topic_policy" "this" {
  arn    = aws_sns_topic.this.arn
  policy = jsonencode(local.topic_policy)
}

resource "aws_sns_topic_subscription" "email" {
  count = var.email == null ? 0 : 1

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = var.email
}

resource "aws_cloudwatch_query_definition" "errors" {
  count = var.log_group_name == null ? 0 : 1

  name            = "${var.name}/errors"
  log_group_names = [var.log_group_name]

  query_string = <<-EOT
    fields @timestamp, @logStream, @message
    | filter @message like /(?i)(error|exception|fatal|critical|panic|traceback)/
    | sort @timestamp desc
    | limit 200
  EOT
}
