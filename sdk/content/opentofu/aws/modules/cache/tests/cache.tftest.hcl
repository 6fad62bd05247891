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

run "encrypted_on_disk_and_on_the_wire" {
  command = plan

  assert {
    condition     = tobool(aws_elasticache_replication_group.this.at_rest_encryption_enabled) && aws_elasticache_replication_group.this.kms_key_id == var.kms_key_arn
    error_message = "Data is encrypted with our key."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.transit_encryption_enabled && aws_elasticache_replication_group.this.transit_encryption_mode == "required"
    error_message = "Nobody connects without TLS."
  }

  assert {
    condition     = random_password.this.length >= 32 && !random_password.this.special
    error_message = "The password is long and needs no escaping in a URL."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.this : group.retention_in_days == 30 && group.kms_key_id == var.kms_key_arn])
    error_message = "Logs end and are encrypted."
  }
}

run "only_clients_connect" {
  command = plan

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.client) == ["app"] && aws_vpc_security_group_ingress_rule.client["app"].from_port == 6379 && aws_vpc_security_group_ingress_rule.client["app"].to_port == 6379
    error_message = "Clients come in by their security group, at one port."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.client["app"].security_group_id == "sg-0123456789abcdef0" && aws_vpc_security_group_egress_rule.client["app"].from_port == 6379
    error_message = "Each client may go out to that port."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.client["app"].cidr_ipv4 == null
    error_message = "No addresses are let in."
  }
}

run "kept_in_production" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this.final_snapshot_identifier == "shop-production-final" && aws_elasticache_replication_group.this.snapshot_retention_limit == 7
    error_message = "There are daily snapshots and a last one."
  }

  assert {
    condition     = aws_secretsmanager_secret.this.recovery_window_in_days == 30 && aws_secretsmanager_secret.this.kms_key_id == var.kms_key_arn
    error_message = "The secret is encrypted and can be recovered."
  }
}

run "one_node_does_not_fail_over" {
  command = plan

  assert {
    condition     = aws_elasticache_replication_group.this.num_cache_clusters == 1 && !aws_elasticache_replication_group.this.automatic_failover_enabled && !aws_elasticache_replication_group.this.multi_az_enabled
    error_message = "ElastiCache refuses failover without a replica."
  }
}

run "replicas_fail_over_between_zones" {
  command = plan

  variables {
    replicas = 1
    eviction = "noeviction"
  }

  assert {
    condition     = aws_elasticache_replication_group.this.num_cache_clusters == 2 && aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.multi_az_enabled
    error_message = "A replica takes over, in another zone."
  }

  assert {
    condition     = one(aws_elasticache_parameter_group.this.parameter).value == "noeviction"
    error_message = "What goes when memory is full is what was asked for."
  }
}

run "gone_without_a_trace_elsewhere" {
  command = plan

  variables {
    protect = false
  }

  assert {
    condition     = aws_elasticache_replication_group.this.final_snapshot_identifier == null && aws_secretsmanager_secret.this.recovery_window_in_days == 0
    error_message = "Another environment can be deleted and made anew under its name."
  }
}

run "name_within_the_limit" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-app-and-of-its-environment-production"
  }

  assert {
    condition     = length(aws_elasticache_replication_group.this.replication_group_id) <= 40 && can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", aws_elasticache_replication_group.this.replication_group_id))
    error_message = "A replication group's name has at most 40 characters and no two hyphens in a row."
  }
}

run "a_replica_needs_a_second_zone" {
  command = plan

  variables {
    replicas   = 1
    subnet_ids = ["subnet-0123456789abcdef0"]
  }

  expect_failures = [aws_elasticache_replication_group.this]
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    replicas       = 6
    eviction       = "all"
    engine_version = "6.2"
  }

  expect_failures = [var.replicas, var.eviction, var.engine_version]
}
