# Written by Deploy.Sdk; the same for every app.

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
  skip_requesting_account_id  = true
}

variables {
  name        = "shop-production"
  cidr        = "10.0.0.0/16"
  zones       = ["eu-west-1a", "eu-west-1b"]
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "subnets_have_fixed_places" {
  command = plan

  variables {
    zones = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  }

  assert {
    condition     = [for zone in var.zones : aws_subnet.private[zone].cidr_block] == ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"]
    error_message = "Private subnets moved."
  }

  assert {
    condition     = [for zone in var.zones : aws_subnet.public[zone].cidr_block] == ["10.0.128.0/21", "10.0.136.0/21", "10.0.144.0/21"]
    error_message = "Public subnets moved."
  }

  assert {
    condition     = [for zone in var.zones : aws_subnet.isolated[zone].cidr_block] == ["10.0.192.0/21", "10.0.200.0/21", "10.0.208.0/21"]
    error_message = "Isolated subnets moved."
  }
}

run "nothing_gets_a_public_address_by_itself" {
  command = plan

  assert {
    condition     = alltrue([for subnet in concat(values(aws_subnet.public), values(aws_subnet.private), values(aws_subnet.isolated)) : !subnet.map_public_ip_on_launch])
    error_message = "A subnet gives out public addresses."
  }
}

run "single_nat" {
  command = plan

  variables {
    nat = "single"
  }

  assert {
    condition     = keys(aws_nat_gateway.this) == ["eu-west-1a"] && length(aws_route.private_nat) == 2
    error_message = "With single there is one NAT gateway, and every private subnet has a route."
  }
}

run "nat_in_each_zone" {
  command = plan

  variables {
    nat = "per-az"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 2 && length(aws_eip.nat) == 2
    error_message = "With per-az each zone has its NAT gateway."
  }
}

run "no_nat" {
  command = plan

  variables {
    nat = "none"
  }

  assert {
    condition     = length(aws_nat_gateway.this) == 0 && length(aws_route.private_nat) == 0
    error_message = "With none there is neither NAT gateway nor route to one."
  }
}

run "flow_logs_are_encrypted_and_end" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.flow.kms_key_id == var.kms_key_arn && aws_cloudwatch_log_group.flow.retention_in_days == 30
    error_message = "Flow logs need the key and a retention."
  }

  assert {
    condition     = aws_flow_log.this.traffic_type == "ALL"
    error_message = "Flow logs must have refused and accepted traffic."
  }
}

run "endpoints_listen_to_the_vpc_only" {
  command = plan

  variables {
    interface_endpoints = ["ecr.api", "secretsmanager"]
  }

  assert {
    condition     = aws_vpc_endpoint.interface["ecr.api"].service_name == "com.amazonaws.eu-west-1.ecr.api"
    error_message = "Wrong service name."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.endpoints_https[0].cidr_ipv4 == "10.0.0.0/16" && aws_vpc_security_group_ingress_rule.endpoints_https[0].from_port == 443
    error_message = "Endpoints may be reached from the VPC by HTTPS only."
  }
}

run "role_name_within_limit" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-application-and-its-environment-12345"
  }

  assert {
    condition     = length(aws_iam_role.flow.name_prefix) <= 38
    error_message = "IAM allows 38 characters in a name prefix."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    cidr                    = "10.0.1.0/16"
    zones                   = ["eu-west-1a"]
    nat                     = "both"
    flow_log_retention_days = 31
    interface_endpoints     = ["com.amazonaws.eu-west-1.logs"]
  }

  expect_failures = [var.cidr, var.zones, var.nat, var.flow_log_retention_days, var.interface_endpoints]
}
