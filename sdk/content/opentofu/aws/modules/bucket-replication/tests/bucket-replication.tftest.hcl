# Written by Deploy.Sdk; the same for every app.
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variables {
  name           = "shop-production"
  account_id     = "123456789012"
  primary_region = "eu-west-1"
  buckets = {
    eu-west-1    = { bucket = "shop-production-ie", kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-1111-1111-1111-111111111111" }
    eu-central-1 = { bucket = "shop-production-de", kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/22222222-2222-2222-2222-222222222222" }
    us-east-1    = { bucket = "shop-production-us", kms_key_arn = "arn:aws:kms:us-east-1:123456789012:key/33333333-3333-3333-3333-333333333333" }
  }
}

run "primary_to_all_others" {
  command = plan

  assert {
    condition     = keys(aws_s3_bucket_replication_configuration.this) == ["eu-west-1"] && length(aws_s3_bucket_replication_configuration.this["eu-west-1"].rule) == 2
    error_message = "Only the primary's bucket is a source, with one rule for each other region."
  }
  assert {
    condition     = length(distinct([for rule in aws_s3_bucket_replication_configuration.this["eu-west-1"].rule : rule.priority])) == 2
    error_message = "S3 refuses two rules of one priority."
  }
  assert {
    condition = alltrue([for rule in aws_s3_bucket_replication_configuration.this["eu-west-1"].rule :
      rule.delete_marker_replication[0].status == "Enabled" && rule.source_selection_criteria[0].sse_kms_encrypted_objects[0].status == "Enabled" &&
    rule.destination[0].replication_time[0].status == "Enabled" && rule.destination[0].metrics[0].status == "Enabled"])
    error_message = "Deletions and encrypted objects are replicated, in measured time."
  }
  assert {
    condition     = aws_s3_bucket_replication_configuration.this["eu-west-1"].rule[1].destination[0].encryption_configuration[0].replica_kms_key_id == var.buckets["us-east-1"].kms_key_arn
    error_message = "A replica is encrypted with the key of its own region."
  }
  assert {
    condition     = output.rules["eu-west-1 us-east-1"].rule_id == "to-us-east-1" && length(output.rules) == 2
    error_message = "The alarms need the rule's name."
  }
}

run "role_can_do_nothing_else" {
  command = plan

  assert {
    condition     = length(data.aws_iam_policy_document.this.statement) == 6 && alltrue([for statement in data.aws_iam_policy_document.this.statement : alltrue([for action in statement.actions : !strcontains(action, "*")]) && !contains(statement.resources, "*")])
    error_message = "No wildcard action, no resource of everybody."
  }
  assert {
    condition = alltrue([for statement in data.aws_iam_policy_document.this.statement : contains([for condition in statement.condition : condition.variable], "kms:ViaService")
    if anytrue([for action in statement.actions : startswith(action, "kms:")])])
    error_message = "A key is used through S3 only."
  }
  assert {
    condition     = !strcontains(join(",", flatten([for statement in data.aws_iam_policy_document.this.statement : tolist(statement.resources) if statement.sid == "WriteReplica"])), "shop-production-ie")
    error_message = "One way: the primary's bucket is not written."
  }
}

run "two_ways" {
  command = plan

  variables {
    two_way                  = true
    replication_time_control = false
  }

  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this) == 3 && length(output.rules) == 6
    error_message = "Every bucket to every other one."
  }
  assert {
    condition     = alltrue([for region, it in aws_s3_bucket_replication_configuration.this : it.region == region && it.rule[0].source_selection_criteria[0].replica_modifications[0].status == "Enabled"])
    error_message = "Each configuration lies in the region of its bucket and takes changes of replicas back."
  }
  assert {
    condition     = length(aws_s3_bucket_replication_configuration.this["eu-west-1"].rule[0].destination[0].replication_time) == 0 && aws_s3_bucket_replication_configuration.this["eu-west-1"].rule[0].destination[0].metrics[0].status == "Enabled"
    error_message = "Without the promise there are still metrics."
  }
}

run "long_name" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-application-that-fills-all-of-it-prod"
  }

  assert {
    condition     = length(aws_iam_role.this.name) <= 64
    error_message = "IAM takes 64 characters."
  }
}

run "a_key_of_another_region" {
  command = plan

  variables {
    buckets = {
      eu-west-1    = { bucket = "a-bucket", kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }
      eu-central-1 = { bucket = "b-bucket", kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }
    }
  }

  expect_failures = [var.buckets]
}

run "a_primary_without_bucket" {
  command = plan

  variables {
    primary_region = "ap-south-1"
    two_way        = true
  }

  expect_failures = [aws_s3_bucket_replication_configuration.this]
}
