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
  name                   = "shop-production"
  vpc_id                 = "vpc-00000000000000000"
  subnet_ids             = ["subnet-00000000000000001", "subnet-00000000000000002"]
  client_security_groups = { app = "sg-00000000000000001" }
  kms_key_arn            = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "encrypted_and_not_public" {
  command = plan

  assert {
    condition     = aws_rds_cluster.this.storage_encrypted && aws_rds_cluster.this.kms_key_id == var.kms_key_arn
    error_message = "Storage must be encrypted with the given key."
  }

  assert {
    condition     = length(aws_rds_cluster_instance.this) == 2 && alltrue([for instance in aws_rds_cluster_instance.this : !instance.publicly_accessible])
    error_message = "No instance may be public."
  }

  assert {
    condition     = one([for p in aws_rds_cluster_parameter_group.this.parameter : p.value if p.name == "rds.force_ssl"]) == "1"
    error_message = "Connections without TLS must be refused."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.retention_in_days == 30 && aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn
    error_message = "Logs need the key and a retention."
  }
}

run "protected_by_default" {
  command = plan

  assert {
    condition     = aws_rds_cluster.this.deletion_protection && !aws_rds_cluster.this.skip_final_snapshot && aws_rds_cluster.this.final_snapshot_identifier == "shop-production-db-final"
    error_message = "A protected cluster has deletion protection and a final snapshot."
  }

  assert {
    condition     = aws_rds_cluster.this.manage_master_user_password && length(random_password.this) == 0
    error_message = "By default the password must not be in the state."
  }
}

run "serverless_has_its_limits" {
  command = plan

  variables {
    serverless = { min = 0.5, max = 4 }
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.instance_class == "db.serverless"]) && aws_rds_cluster.this.serverlessv2_scaling_configuration[0].max_capacity == 4
    error_message = "Serverless instances need their class and their limits."
  }
}

run "global_primary" {
  command = plan

  variables {
    global                 = { identifier = "shop-production", role = "primary" }
    instance_class         = "db.r7g.large"
    manage_password        = false
    secret_replica_regions = ["eu-central-1"]
  }

  assert {
    condition     = aws_rds_global_cluster.this[0].global_cluster_identifier == "shop-production" && aws_rds_global_cluster.this[0].deletion_protection
    error_message = "The primary makes the global database, protected."
  }

  assert {
    condition     = [for replica in aws_secretsmanager_secret.this[0].replica : replica.region] == ["eu-central-1"]
    error_message = "The secret must be in the other region too."
  }
}

run "global_secondary" {
  command = plan

  variables {
    global                  = { identifier = "shop-production", role = "secondary", primary_region = "eu-west-1" }
    global_write_forwarding = true
    instance_class          = "db.r7g.large"
    instances               = 0
    manage_password         = false
    replica_secret_arn      = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-production-db-AbCdEf"
  }

  assert {
    condition     = aws_rds_cluster.this.global_cluster_identifier == "shop-production" && aws_rds_cluster.this.enable_global_write_forwarding && length(aws_rds_global_cluster.this) == 0
    error_message = "The secondary joins and makes nothing global."
  }

  assert {
    condition     = aws_rds_cluster.this.source_region == "eu-west-1"
    error_message = "Without the source's region RDS refuses a copy of an encrypted cluster."
  }

  assert {
    condition     = output.password_secret == "${var.replica_secret_arn}:password::" && length(random_password.this) == 0 && output.global_cluster_id == "shop-production"
    error_message = "The secondary has the password of its primary."
  }
}

run "names_stay_within_limits" {
  command = plan

  variables {
    name                 = "a-very-long-name-of-an-application-and-its-environment-12345"
    instances            = 15
    performance_insights = true
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : length(instance.identifier) <= 63]) && length(aws_iam_role.monitoring[0].name_prefix) <= 38
    error_message = "RDS allows 63 characters, IAM 38 in a prefix."
  }

  assert {
    condition     = alltrue([for instance in aws_rds_cluster_instance.this : instance.promotion_tier >= 0 && instance.promotion_tier <= 15])
    error_message = "Tiers are 0 to 15."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    engine_version = "16.x"
    instances      = 16
    serverless     = { min = 4, max = 2 }
    global         = { identifier = "shop", role = "leader" }
    username       = "postgres"
  }

  expect_failures = [var.engine_version, var.instances, var.serverless, var.global, var.username]
}

run "global_refuses_a_managed_password" {
  command = plan

  variables {
    global         = { identifier = "shop-production", role = "primary" }
    instance_class = "db.r7g.large"
  }

  expect_failures = [aws_rds_cluster.this]
}

run "global_refuses_small_classes" {
  command = plan

  variables {
    global          = { identifier = "shop-production", role = "primary" }
    instance_class  = "db.t4g.medium"
    manage_password = false
  }

  expect_failures = [aws_rds_cluster.this]
}

run "secondary_names_its_primary" {
  command = plan

  variables {
    global             = { identifier = "shop-production", role = "secondary" }
    instance_class     = "db.r7g.large"
    manage_password    = false
    replica_secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-production-db-AbCdEf"
  }

  expect_failures = [aws_rds_cluster.this]
}
