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
  name                     = "shop-production"
  tags                     = { app = "shop" }
  account_id               = "123456789012"
  region                   = "eu-west-1"
  kms_key_arn              = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  vpc_id                   = "vpc-0123456789abcdef0"
  subnet_ids               = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  certificate_arn          = "arn:aws:acm:eu-west-1:123456789012:certificate/11111111-2222-3333-4444-555555555555"
  port                     = 8080
  health_path              = "/health/ready"
  target_security_group_id = "sg-0123456789abcdef0"
}

run "tls" {
  command = plan

  assert {
    condition     = aws_lb_listener.main.port == 443 && aws_lb_listener.main.protocol == "HTTPS"
    error_message = "The app is served over HTTPS."
  }

  assert {
    condition     = startswith(aws_lb_listener.main.ssl_policy, "ELBSecurityPolicy-TLS13-1-2-")
    error_message = "Nothing below TLS 1.2."
  }

  assert {
    condition     = aws_lb_listener.redirect[0].default_action[0].redirect[0].status_code == "HTTP_301" && aws_lb_listener.redirect[0].default_action[0].redirect[0].protocol == "HTTPS"
    error_message = "HTTP is redirected to HTTPS."
  }

  assert {
    condition     = aws_lb.this.drop_invalid_header_fields && aws_lb.this.enable_deletion_protection
    error_message = "Invalid headers are dropped, and the load balancer is protected against deletion."
  }

  assert {
    condition     = keys(aws_lb_target_group.this) == ["app"] && aws_lb_target_group.this["app"].target_type == "ip"
    error_message = "One target group of addresses."
  }
}

run "only_80_and_443_are_public" {
  command = plan

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.public : rule.from_port]) == toset([80, 443])
    error_message = "The internet reaches 80 and 443 and nothing else."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.target.security_group_id == var.target_security_group_id && aws_vpc_security_group_ingress_rule.target.from_port == 8080 && aws_vpc_security_group_ingress_rule.target.cidr_ipv4 == null
    error_message = "The app is reached on its port by the load balancer only."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.target.referenced_security_group_id == var.target_security_group_id && aws_vpc_security_group_egress_rule.target.to_port == 8080
    error_message = "The load balancer reaches nothing but the app."
  }
}

run "without_tls" {
  command = plan

  variables {
    tls             = false
    certificate_arn = null
  }

  assert {
    condition     = aws_lb_listener.main.port == 80 && length(aws_lb_listener.redirect) == 0
    error_message = "Without a certificate port 80 forwards."
  }

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.public : rule.from_port]) == toset([80])
    error_message = "443 stays closed without a certificate."
  }
}

run "colours" {
  command = plan

  variables {
    colours = true
  }

  assert {
    condition     = keys(aws_lb_target_group.this) == ["blue", "green"]
    error_message = "Blue and green have a target group each."
  }

  assert {
    condition     = toset([for group in aws_lb_listener.main.default_action[0].forward[0].target_group : group.weight]) == toset([0, 100])
    error_message = "At first one colour gets all requests."
  }
}

run "access_logs" {
  command = plan

  assert {
    condition     = aws_lb.this.access_logs[0].enabled && aws_s3_bucket.logs.bucket == "shop-production-lb-logs-123456789012-eu-west-1"
    error_message = "Access logs go into a bucket of their own."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.logs.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "SSE-S3: the delivery supports nothing else."
  }

  assert {
    condition     = alltrue([aws_s3_bucket_public_access_block.logs.block_public_acls, aws_s3_bucket_public_access_block.logs.block_public_policy, aws_s3_bucket_public_access_block.logs.ignore_public_acls, aws_s3_bucket_public_access_block.logs.restrict_public_buckets])
    error_message = "The bucket is not public."
  }

  assert {
    condition     = local.bucket_policy.Statement[0].Principal.Service == "logdelivery.elasticloadbalancing.amazonaws.com" && local.bucket_policy.Statement[0].Resource == "arn:aws:s3:::shop-production-lb-logs-123456789012-eu-west-1/AWSLogs/123456789012/*"
    error_message = "Only ELB writes, and only logs of this account."
  }

  assert {
    condition     = local.bucket_policy.Statement[1].Effect == "Deny" && local.bucket_policy.Statement[1].Condition.Bool["aws:SecureTransport"] == "false"
    error_message = "TLS only."
  }

  assert {
    condition     = !aws_s3_bucket.logs.force_destroy && aws_s3_bucket_lifecycle_configuration.logs.rule[0].expiration[0].days == 30
    error_message = "Logs end after 30 days, and a protected bucket is not deleted with its content."
  }
}

run "long_names_fit" {
  command = plan

  variables {
    name    = "a-rather-long-name-of-an-application-in-production-eu-west-1"
    region  = "ap-southeast-3"
    colours = true
  }

  assert {
    condition     = length(aws_lb.this.name) <= 32 && alltrue([for group in aws_lb_target_group.this : length(group.name) <= 32])
    error_message = "Load balancer and target groups have at most 32 characters."
  }

  assert {
    condition     = length(aws_s3_bucket.logs.bucket) <= 63 && can(regex("^[a-z0-9][a-z0-9-]*[a-z0-9]$", aws_s3_bucket.logs.bucket))
    error_message = "The bucket's name has at most 63 characters and the form of S3."
  }

  assert {
    condition     = !strcontains(aws_lb.this.name, "--") && !endswith(aws_lb.this.name, "-")
    error_message = "A cut name neither ends with a hyphen nor has two in a row."
  }
}

run "waf" {
  command = plan

  variables {
    waf = true
  }

  assert {
    condition     = length(aws_wafv2_web_acl.this[0].rule) == 4 && length(aws_wafv2_web_acl_association.this) == 1
    error_message = "Rate limit, IP reputation, common rules and known bad inputs, before the load balancer."
  }

  assert {
    condition     = startswith(aws_cloudwatch_log_group.waf[0].name, "aws-waf-logs-") && aws_cloudwatch_log_group.waf[0].kms_key_id == var.kms_key_arn
    error_message = "The log group has the name that WAF asks for, and is encrypted."
  }

  assert {
    condition     = toset([for field in aws_wafv2_web_acl_logging_configuration.this[0].redacted_fields : field.single_header[0].name]) == toset(["authorization", "cookie"])
    error_message = "Credentials do not reach the logs."
  }
}

run "no_waf_by_default" {
  command = plan

  assert {
    condition     = length(aws_wafv2_web_acl.this) == 0 && output.web_acl_arn == null
    error_message = "The firewall is made on request only."
  }
}

run "unprotected" {
  command = plan

  variables {
    protect = false
  }

  assert {
    condition     = aws_s3_bucket.logs.force_destroy && !aws_lb.this.enable_deletion_protection
    error_message = "Without protection everything can be destroyed."
  }
}

run "reserved_name" {
  command = plan

  variables {
    name = "internal-shop"
  }

  expect_failures = [var.name]
}

run "one_subnet_is_refused" {
  command = plan

  variables {
    subnet_ids = ["subnet-0123456789abcdef0"]
  }

  expect_failures = [var.subnet_ids]
}

run "old_tls_is_refused" {
  command = plan

  variables {
    ssl_policy = "ELBSecurityPolicy-2016-08"
  }

  expect_failures = [var.ssl_policy]
}

run "certificate_is_missing" {
  command = plan

  variables {
    certificate_arn = null
  }

  expect_failures = [aws_lb_listener.main]
}
