# Written by Deploy.Sdk; the same for every app.

# An alarm sends only to a topic of its own region, so each region with an alarm has one.
locals {
  topic_regions = toset(concat(
    length(var.health_check_ids) > 0 ? [local.route53_region] : [],
    keys(local.replicas),
    [for rule in var.bucket_rules : rule.destination_region],
    [for rule in var.bucket_rules : rule.source_region],
  ))
  own_key_regions = setsubtract(local.topic_regions, keys(var.kms_key_arns))
}

data "aws_iam_policy_document" "key" {
  # Of a key's policy: "*" is this key. Who in the account may use it is said by IAM.
  statement {
    sid       = "Account"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = ["arn:${var.partition}:iam::${var.account_id}:root"]
    }
  }

  statement {
    sid       = "Alarms"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "this" {
  for_each = local.own_key_regions

  region                  = each.key
  description             = "Alarms of ${var.name}: the key of the stack does not exist in ${each.key}."
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy                  = data.aws_iam_policy_document.key.json
  tags                    = var.tags
}

resource "aws_sns_topic" "this" {
  for_each = local.topic_regions

  region            = each.key
  name              = "${var.name}-replication"
  kms_master_key_id = contains(keys(var.kms_key_arns), each.key) ? var.kms_key_arns[each.key] : aws_kms_key.this[each.key].arn
  tags              = var.tags
}

data "aws_iam_policy_document" "topic" {
  for_each = local.topic_regions

  statement {
    sid       = "Alarms"
    actions   = ["sns:Publish"]
    resources = ["arn:${var.partition}:sns:${each.key}:${var.account_id}:${var.name}-replication"]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${var.partition}:cloudwatch:${each.key}:${var.account_id}:alarm:${var.name}-*"]
    }
  }

  statement {
    sid       = "OnlyTls"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = ["arn:${var.partition}:sns:${each.key}:${var.account_id}:${var.name}-replication"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "this" {
  for_each = local.topic_regions

  region = each.key
  arn    = aws_sns_topic.this[each.key].arn
  policy = data.aws_iam_policy_document.topic[each.key].json
}

resource "aws_sns_topic_subscription" "email" {
  for_each = var.email == null ? toset([]) : local.topic_regions

  region    = each.key
  topic_arn = aws_sns_topic.this[each.key].arn
  protocol  = "email"
  endpoint  = var.email
}
