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
  bucket      = "shop-production-files-123456789012-eu-west-1"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000"
}

run "encrypted_with_the_key" {
  command = plan

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).kms_master_key_id == var.kms_key_arn
    error_message = "Objects must be encrypted with the given key."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    error_message = "Without bucket key each object costs a call to KMS."
  }
}

run "not_public" {
  command = plan

  assert {
    condition     = aws_s3_bucket_public_access_block.this.block_public_acls && aws_s3_bucket_public_access_block.this.block_public_policy && aws_s3_bucket_public_access_block.this.ignore_public_acls && aws_s3_bucket_public_access_block.this.restrict_public_buckets
    error_message = "All four blocks of public access must be on."
  }

  assert {
    condition     = alltrue([for s in data.aws_iam_policy_document.this.statement : s.effect == "Deny"])
    error_message = "The bucket policy only refuses; it lets nobody in."
  }
}

run "tls_only" {
  command = plan

  assert {
    condition     = one([for s in data.aws_iam_policy_document.this.statement : length(s.resources) if s.sid == "TlsOnly"]) == 2
    error_message = "TLS must be asked for at the bucket and at its objects."
  }
}

run "every_refusal_of_a_header_asks_whether_it_is_there" {
  command = plan

  assert {
    condition     = alltrue([for s in data.aws_iam_policy_document.this.statement : s.sid == "TlsOnly" || contains([for c in s.condition : c.test], "Null")])
    error_message = "Uploads without encryption headers must pass: they get the bucket's encryption."
  }
}

run "versions_are_kept_and_forgotten" {
  command = plan

  variables {
    noncurrent_days = 7
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled" && aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration[0].noncurrent_days == 7
    error_message = "Versioning must be on, and end."
  }

  assert {
    condition     = !aws_s3_bucket.this.force_destroy
    error_message = "By default a bucket with content must not be destroyed."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    bucket          = "Shop.Files"
    noncurrent_days = 0
  }

  expect_failures = [var.bucket, var.noncurrent_days]
}
