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
  bucket = "shop-tofu-state-123456789012"
}

run "encrypted_and_versioned" {
  command = plan

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "Without a key S3 encrypts with AES-256."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "Each state must be kept as a version."
  }
}

run "encrypted_with_a_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).kms_master_key_id == var.kms_key_arn && aws_dynamodb_table.this.server_side_encryption[0].kms_key_arn == var.kms_key_arn
    error_message = "Bucket and table must use the given key."
  }
}

run "not_public_and_tls_only" {
  command = plan

  assert {
    condition     = aws_s3_bucket_public_access_block.this.block_public_acls && aws_s3_bucket_public_access_block.this.block_public_policy && aws_s3_bucket_public_access_block.this.ignore_public_acls && aws_s3_bucket_public_access_block.this.restrict_public_buckets
    error_message = "All four blocks of public access must be on."
  }

  assert {
    condition     = one([for s in data.aws_iam_policy_document.this.statement : s.effect if s.sid == "TlsOnly"]) == "Deny"
    error_message = "Requests without TLS must be refused."
  }
}

run "locks_survive" {
  command = plan

  assert {
    condition     = aws_dynamodb_table.this.deletion_protection_enabled && aws_dynamodb_table.this.point_in_time_recovery[0].enabled
    error_message = "The lock table must be protected and recoverable."
  }

  assert {
    condition     = aws_dynamodb_table.this.hash_key == "LockID"
    error_message = "OpenTofu wants the key LockID."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    bucket          = "shop_state"
    noncurrent_days = 0.5
  }

  expect_failures = [var.bucket, var.noncurrent_days]
}
