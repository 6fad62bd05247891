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
  name              = "shop-production"
  account_id        = "123456789012"
  region            = "eu-west-1"
  availability_zone = "eu-west-1a"
  ami_id            = "ami-0123456789abcdef0"
  protect           = true
  files             = { "compose.production.yaml" = "cloud-init.yaml" }
}

run "only_the_web_is_open" {
  command = plan

  assert {
    condition     = toset([for rule in aws_vpc_security_group_ingress_rule.open : "${rule.ip_protocol}/${rule.from_port}-${rule.to_port}"]) == toset(["tcp/80-80", "tcp/443-443", "udp/443-443"])
    error_message = "Nothing but 80, 443 and HTTP/3 is open; no SSH."
  }

  assert {
    condition     = !aws_subnet.this.map_public_ip_on_launch
    error_message = "The address is the Elastic IP and no other."
  }
}

run "credentials_stay_on_the_server" {
  command = plan

  assert {
    condition     = aws_instance.this.metadata_options[0].http_tokens == "required" && aws_instance.this.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Containers must not reach the instance's credentials."
  }
}

run "encrypted_protected_and_kept" {
  command = plan

  assert {
    condition     = aws_instance.this.root_block_device[0].encrypted && aws_ebs_volume.data.encrypted
    error_message = "Both disks are encrypted."
  }

  assert {
    condition     = aws_instance.this.disable_api_termination && aws_ebs_volume.data.final_snapshot
    error_message = "In production the server cannot be terminated by mistake, and its disk leaves a snapshot."
  }

  assert {
    condition     = aws_dlm_lifecycle_policy.this.policy_details[0].schedule[0].retain_rule[0].count == 7 && aws_dlm_lifecycle_policy.this.policy_details[0].target_tags.Snapshots == aws_ebs_volume.data.tags.Snapshots
    error_message = "The disk has daily snapshots, seven of them."
  }
}

run "the_bucket_is_private" {
  command = plan

  assert {
    condition     = aws_s3_bucket_public_access_block.this.block_public_policy && aws_s3_bucket_public_access_block.this.restrict_public_buckets && aws_s3_bucket_public_access_block.this.block_public_acls && aws_s3_bucket_public_access_block.this.ignore_public_acls
    error_message = "Nobody else reads the bucket."
  }

  assert {
    condition     = aws_s3_object.file["compose.production.yaml"].key == "docker/compose.production.yaml"
    error_message = "The files are below docker/, which is all that the server may read."
  }
}

run "a_broken_machine_is_replaced" {
  command = plan

  assert {
    condition     = aws_cloudwatch_metric_alarm.hardware.alarm_actions == toset(["arn:aws:automate:eu-west-1:ec2:recover"]) && aws_cloudwatch_metric_alarm.system.alarm_actions == toset(["arn:aws:automate:eu-west-1:ec2:reboot"])
    error_message = "A server that fails its checks is recovered or started anew."
  }
}

run "names_within_the_limits" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-app-and-of-its-environment-production"
  }

  assert {
    condition     = length(aws_s3_bucket.this.bucket) <= 63 && length(aws_iam_role.this.name) <= 64 && length(aws_iam_role.snapshots.name) <= 64
    error_message = "A bucket's name has at most 63 characters, a role's 64."
  }
}

run "cloud_init_carries_the_scripts_unchanged" {
  command = plan

  assert {
    condition = [
      for script in slice(yamldecode(templatefile("./cloud-init.yaml", merge(local.scripts, { settings = "A=1\nB=2" }))).write_files, 0, 3) : script.content
    ] == ["A=1\nB=2\n", file("./set-up-server.sh"), file("./deploy-app.sh")]
    error_message = "What the server runs is what stands in the files."
  }
}

run "no_secrets_in_the_bucket" {
  command = plan

  variables {
    files = { "secrets/password" = "cloud-init.yaml" }
  }

  expect_failures = [var.files]
}
