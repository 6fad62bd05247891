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
    condition     = aws_docdb_cluster.this.storage_encrypted && aws_docdb_cluster.this.kms_key_id == var.kms_key_arn
    error_message = "Data is encrypted with our key."
  }

  assert {
    condition     = { for parameter in aws_docdb_cluster_parameter_group.this.parameter : parameter.name => parameter.value }["tls"] == "enabled"
    error_message = "Nobody connects without TLS."
  }

  assert {
    condition     = aws_docdb_cluster.this.engine_version == "5.0.0" && aws_docdb_cluster_parameter_group.this.family == "docdb5.0"
    error_message = "Engine and parameters are of one version."
  }
}

run "audited" {
  command = plan

  assert {
    condition     = toset(aws_docdb_cluster.this.enabled_cloudwatch_logs_exports) == toset(["audit", "profiler"]) && keys(aws_cloudwatch_log_group.this) == ["audit", "profiler"]
    error_message = "Logins, changes of the schema and slow operations are logged."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this["audit"].name == "/aws/docdb/${aws_docdb_cluster.this.cluster_identifier}/audit" && aws_cloudwatch_log_group.this["audit"].retention_in_days == 30
    error_message = "The log group is the one that DocumentDB writes to, and it ends."
  }
}

run "only_clients_connect" {
  command = plan

  assert {
    condition     = keys(aws_vpc_security_group_ingress_rule.client) == ["app"] && aws_vpc_security_group_ingress_rule.client["app"].from_port == 27017 && aws_vpc_security_group_ingress_rule.client["app"].to_port == 27017
    error_message = "Clients come in by their security group, at one port."
  }

  assert {
    condition     = aws_vpc_security_group_egress_rule.client["app"].security_group_id == "sg-0123456789abcdef0" && aws_vpc_security_group_egress_rule.client["app"].from_port == 27017
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
    condition     = aws_docdb_cluster.this.deletion_protection && !aws_docdb_cluster.this.skip_final_snapshot && aws_docdb_cluster.this.final_snapshot_identifier == "shop-production-documentdb-final"
    error_message = "The cluster cannot be deleted by mistake, and leaves a snapshot."
  }
}

run "can_be_deleted_elsewhere" {
  command = plan

  variables {
    protect = false
  }

  assert {
    condition     = !aws_docdb_cluster.this.deletion_protection && aws_docdb_cluster.this.skip_final_snapshot && aws_secretsmanager_secret.this.recovery_window_in_days == 0
    error_message = "Another environment can be deleted and made anew under its name."
  }
}

run "names_within_the_limit" {
  command = plan

  variables {
    name      = "a-very-long-name-of-an-app-and-of-its-environment-production"
    instances = 16
  }

  assert {
    condition     = alltrue([for instance in aws_docdb_cluster_instance.this : length(instance.identifier) <= 63])
    error_message = "An instance's name has at most 63 characters."
  }
}

run "wrong_values_are_refused" {
  command = plan

  variables {
    username              = "admin"
    subnet_ids            = ["subnet-0123456789abcdef0"]
    backup_retention_days = 0
    instances             = 0
  }

  expect_failures = [var.username, var.subnet_ids, var.backup_retention_days, var.instances]
}
