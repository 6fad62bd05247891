# Written by Deploy.Sdk; the same for every app.

locals {
  # In the order of their priority. "count" names rules that only count.
  managed_rules = {
    ip-reputation = {
      priority = 10
      group    = "AWSManagedRulesAmazonIpReputationList"
      count    = []
    }
    common = {
      priority = 20
      group    = "AWSManagedRulesCommonRuleSet"
      # Blocks every body beyond 8 KB, so each upload of a file or a photograph.
      count = ["SizeRestrictions_BODY"]
    }
    known-bad-inputs = {
      priority = 30
      group    = "AWSManagedRulesKnownBadInputsRuleSet"
      count    = []
    }
  }
}

resource "aws_wafv2_web_acl" "this" {
  count = var.waf ? 1 : 0

  name        = "${var.name}-lb"
  description = "Requests to the load balancer of ${var.name}"
  scope       = "REGIONAL"

  default_action {
    allow {}
  }

  # First, so that a flood does not cost the evaluation of the groups.
  rule {
    name     = "rate-limit"
    priority = 0

    action {
      block {}
    }

    statement {
      rate_based_statement {
        limit              = var.waf_rate_limit
        aggregate_key_type = "IP"
      }
    }

    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "${var.name}-rate-limit"
      sampled_requests_enabled   = true
    }
  }

  dynamic "rule" {
    for_each = local.managed_rules

    content {
      name     = rule.key
      priority = rule.value.priority

      # The group's own actions.
      override_action {
        none {}
      }

      statement {
        managed_rule_group_statement {
          vendor_name = "AWS"
          name        = rule.value.group

          dynamic "rule_action_override" {
            for_each = rule.value.count

            content {
              name = rule_action_override.value

              action_to_use {
                count {}
              }
            }
          }
        }
      }

      visibility_config {
        cloudwatch_metrics_enabled = true
        metric_name                = "${var.name}-${rule.key}"
        sampled_requests_enabled   = true
      }
    }
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "${var.name}-lb"
    sampled_requests_enabled   = true
  }

  tags = var.tags
}

resource "aws_wafv2_web_acl_association" "this" {
  count = var.waf ? 1 : 0

  resource_arn = aws_lb.this.arn
  web_acl_arn  = aws_wafv2_web_acl.this[0].arn
}

# WAF writes only to groups whose name begins so.
resource "aws_cloudwatch_log_group" "waf" {
  count = var.waf ? 1 : 0

  name              = "aws-waf-logs-${var.name}"
  retention_in_days = var.access_log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_wafv2_web_acl_logging_configuration" "this" {
  count = var.waf ? 1 : 0

  resource_arn            = aws_wafv2_web_acl.this[0].arn
  log_destination_configs = [aws_cloudwatch_log_group.waf[0].arn]

  # Only what was blocked or counted: the access logs have the rest.
  logging_filter {
    default_behavior = "DROP"

    filter {
      behavior    = "KEEP"
      requirement = "MEETS_ANY"

      condition {
        action_condition {
          action = "BLOCK"
        }
      }

      condition {
        action_condition {
          action = "COUNT"
        }
      }

      # So are the rules of a managed group that only count here.
      condition {
        action_condition {
          action = "EXCLUDED_AS_COUNT"
        }
      }
    }
  }

  # Both are as good as a password.
  redacted_fields {
    single_header {
      name = "authorization"
    }
  }

  redacted_fields {
    single_header {
      name = "cookie"
    }
  }
}
