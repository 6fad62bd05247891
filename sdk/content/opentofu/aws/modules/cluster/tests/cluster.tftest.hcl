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
  vpc_id      = "vpc-0123456789abcdef0"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
}

run "logs_are_encrypted_and_end" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn && aws_cloudwatch_log_group.insights[0].kms_key_id == var.kms_key_arn
    error_message = "Both log groups are encrypted with the given key."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 30 && aws_cloudwatch_log_group.insights[0].retention_in_days == 7
    error_message = "Both log groups have a retention."
  }
}

run "egress_is_https_only" {
  command = plan

  assert {
    condition     = keys(aws_vpc_security_group_egress_rule.internet) == ["443"]
    error_message = "Without egress_ports only 443 is open."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_egress_rule.internet : rule.ip_protocol == "tcp" && rule.from_port == rule.to_port])
    error_message = "Each rule opens one TCP port."
  }
}

run "further_ports" {
  command = plan

  variables {
    egress_ports = [443, 587]
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.internet["587"].from_port == 587
    error_message = "Each port gets its own rule."
  }
}

run "capacity_providers" {
  command = plan

  assert {
    condition     = toset(aws_ecs_cluster_capacity_providers.this.capacity_providers) == toset(["FARGATE", "FARGATE_SPOT"])
    error_message = "The cluster knows FARGATE and FARGATE_SPOT."
  }

  assert {
    condition     = one(aws_ecs_cluster.this.setting).value == "enhanced"
    error_message = "Container Insights are on."
  }
}

run "without_insights" {
  command = plan

  variables {
    container_insights = false
  }

  assert {
    condition     = one(aws_ecs_cluster.this.setting).value == "disabled" && length(aws_cloudwatch_log_group.insights) == 0
    error_message = "Container Insights are off, and their log group is not made."
  }
}

run "retention_is_one_of_aws" {
  command = plan

  variables {
    log_retention_days = 31
  }

  expect_failures = [var.log_retention_days]
}

run "port_out_of_range" {
  command = plan

  variables {
    egress_ports = [70000]
  }

  expect_failures = [var.egress_ports]
}
