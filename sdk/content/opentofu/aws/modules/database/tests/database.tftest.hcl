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
    condition     = aws_db_instance.this.storage_encrypted && aws_db_instance.this.kms_key_id == var.kms_key_arn
    error_message = "Storage must be encrypted with the given key."
  }

  assert {
    condition     = !aws_db_instance.this.publicly_accessible
    error_message = "The database must not be public."
  }

  assert {
    condition     = one([for p in aws_db_parameter_group.this.parameter : p.value if p.name == "rds.force_ssl"]) == "1"
    error_message = "Connections without TLS must be refused."
  }

  assert {
    condition     = alltrue([for group in aws_cloudwatch_log_group.this : group.retention_in_days == 30 && group.kms_key_id == var.kms_key_arn])
    error_message = "Logs need the key and a retention."
  }
}

run "protected_by_default" {
  command = plan

  assert {
    condition     = aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot && !aws_db_instance.this.delete_automated_backups
    error_message = "A protected database has deletion protection, a final snapshot, and backups that outlive it."
  }

  assert {
    condition     = aws_db_instance.this.final_snapshot_identifier == "shop-production-db-final"
    error_message = "The final snapshot needs its name."
  }
}

run "rds_keeps_the_password" {
  command = plan

  variables {
    rotation_schedule = "cron(0 9 1 * ? *)"
  }

  assert {
    condition     = aws_db_instance.this.manage_master_user_password && length(random_password.this) == 0 && length(aws_secretsmanager_secret.this) == 0
    error_message = "By default the password must not be in the state."
  }

  assert {
    condition     = !aws_secretsmanager_secret_rotation.this[0].rotate_immediately
    error_message = "A new schedule must not take the password from running tasks."
  }
}

run "own_secret_with_replica" {
  command = plan

  variables {
    manage_password        = false
    secret_replica_regions = ["eu-central-1"]
  }

  assert {
    condition     = [for replica in aws_secretsmanager_secret.this[0].replica : replica.region] == ["eu-central-1"]
    error_message = "The secret must be in the other region too."
  }

  assert {
    condition     = aws_db_instance.this.manage_master_user_password == null && random_password.this[0].length >= 32
    error_message = "RDS must not manage a password of ours."
  }
}

run "replica_of_another_region" {
  command = plan

  variables {
    replicate_source_arn = "arn:aws:rds:eu-central-1:123456789012:db:shop-production-db"
    replica_secret_arn   = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-production-db-AbCdEf"
    performance_insights = true
  }

  assert {
    condition     = aws_db_instance.this.replicate_source_db == var.replicate_source_arn && aws_db_instance.this.kms_key_id == var.kms_key_arn
    error_message = "A replica has its source, and the key of its own region."
  }

  assert {
    condition     = output.password_secret == "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-production-db-AbCdEf:password::" && length(random_password.this) == 0
    error_message = "A replica has the password of its source."
  }

  assert {
    condition     = aws_db_instance.this.skip_final_snapshot && aws_db_instance.this.deletion_protection
    error_message = "RDS refuses a final snapshot of a replica; deletion protection holds for it."
  }

  assert {
    condition     = aws_db_instance.this.monitoring_interval == 60 && length(aws_iam_role.monitoring[0].name_prefix) <= 38
    error_message = "Enhanced monitoring needs its role, with a prefix of at most 38 characters."
  }
}

run "both_edges_for_each_client" {
  command = plan

  variables {
    client_security_groups = { app = "sg-00000000000000001", job = "sg-00000000000000002" }
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.client["job"].security_group_id == "sg-00000000000000002" && aws_vpc_security_group_ingress_rule.client["job"].referenced_security_group_id == "sg-00000000000000002"
    error_message = "Each client needs ingress at the database and egress of its own."
  }

  assert {
    condition     = alltrue([for rule in aws_vpc_security_group_ingress_rule.client : rule.cidr_ipv4 == null && rule.from_port == 5432 && rule.to_port == 5432])
    error_message = "Only named security groups may connect, and only to PostgreSQL."
  }
}

run "longest_name_fits" {
  command = plan

  variables {
    name                 = "a-very-long-name-of-an-application-and-its-environment-12345"
    performance_insights = true
  }

  assert {
    condition     = length(aws_db_instance.this.identifier) <= 63 && length(aws_iam_role.monitoring[0].name_prefix) <= 38
    error_message = "RDS allows 63 characters, IAM 38 in a prefix."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    engine_version        = "9.6"
    username              = "admin"
    database              = "postgres"
    backup_retention_days = 0
    storage_gb            = 10
    parameters            = { "rds.force_ssl" = "0" }
  }

  expect_failures = [var.engine_version, var.username, var.database, var.backup_retention_days, var.storage_gb, var.parameters]
}

run "managed_password_has_no_replicas" {
  command = plan

  variables {
    secret_replica_regions = ["eu-central-1"]
  }

  expect_failures = [aws_db_instance.this]
}

run "replica_needs_its_secret" {
  command = plan

  variables {
    replicate_source_arn = "arn:aws:rds:eu-central-1:123456789012:db:shop-production-db"
  }

  expect_failures = [aws_db_instance.this]
}
