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
  name                   = "shop-production"
  vpc_id                 = "vpc-0123456789abcdef0"
  subnet_ids             = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  client_security_groups = { app = "sg-0123456789abcdef0" }
  kms_key_arn            = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  protect                = true
}

run "private_and_logged" {
  command = plan

  assert {
    condition     = !aws_mq_broker.this.publicly_accessible && aws_mq_broker.this.logs[0].general && aws_mq_broker.this.auto_minor_version_upgrade
    error_message = "The broker is private, logs, and gets its patches."
  }

  assert {
    condition     = aws_mq_broker.this.deployment_mode == "SINGLE_INSTANCE" && length(aws_mq_broker.this.subnet_ids) == 1
    error_message = "A single broker has one subnet; Amazon MQ refuses more."
  }

  assert {
    condition     = length(aws_mq_broker.this.encryption_options) == 0
    error_message = "Amazon MQ knows no key of ours for RabbitMQ."
  }

  assert {
    condition     = !random_password.this.special && random_password.this.length >= 12
    error_message = "The password has none of the characters that Amazon MQ refuses."
  }
}

run "only_clients_connect" {
  command = plan

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.client) == ["app"] && aws_vpc_security_group_ingress_rule.client["app"].from_port == 5671 && aws_vpc_security_group_ingress_rule.client["app"].to_port == 5671
    error_message = "Clients come in by their security group, at one port."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.client["app"].security_group_id == "sg-0123456789abcdef0" && aws_vpc_security_group_egress_rule.client["app"].from_port == 5671
    error_message = "Each client may go out to that port."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.client["app"].cidr_ipv4 == null
    error_message = "No addresses are let in."
  }
}

run "a_cluster_over_the_zones" {
  command = plan

  variables {
    cluster = true
  }

  assert {
    condition     = aws_mq_broker.this.deployment_mode == "CLUSTER_MULTI_AZ" && length(aws_mq_broker.this.subnet_ids) == 2
    error_message = "A cluster is in all subnets."
  }
}

run "name_within_the_limit" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-app-and-of-its-environment-production"
  }

  assert {
    condition     = length(aws_mq_broker.this.broker_name) <= 50 && !endswith(aws_mq_broker.this.broker_name, "-")
    error_message = "A broker's name has at most 50 characters."
  }
}

run "no_cluster_on_the_smallest" {
  command = plan

  variables {
    cluster       = true
    instance_type = "mq.t3.micro"
  }

  expect_failures = [aws_mq_broker.this]
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    engine_version = "3.13.7"
    instance_type  = "mq.t3.small"
    username       = "guest"
  }

  expect_failures = [var.engine_version, var.instance_type, var.username]
}
