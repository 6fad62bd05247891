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
  repository = "shop"
}

run "immutable_and_scanned" {
  command = plan

  assert {
    condition     = aws_ecr_repository.this.image_tag_mutability == "IMMUTABLE"
    error_message = "Tags must not be moved."
  }

  assert {
    condition     = aws_ecr_repository.this.image_scanning_configuration[0].scan_on_push
    error_message = "Images must be scanned."
  }
}

run "protected_by_default" {
  command = plan

  assert {
    condition     = !aws_ecr_repository.this.force_delete
    error_message = "A repository with images must not be destroyed."
  }
}

run "encrypted_with_a_key" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/00000000-0000-0000-0000-000000000000"
  }

  assert {
    condition     = aws_ecr_repository.this.encryption_configuration[0].encryption_type == "KMS" && aws_ecr_repository.this.encryption_configuration[0].kms_key == var.kms_key_arn
    error_message = "The given key must be used."
  }
}

run "old_images_go" {
  command = plan

  variables {
    keep_images = 12
  }

  assert {
    condition     = [for rule in jsondecode(aws_ecr_lifecycle_policy.this.policy).rules : rule.selection.countNumber] == [14, 12]
    error_message = "Untagged images go after 14 days, and as many tagged ones stay as was said."
  }
}

run "wrong_input_is_refused" {
  command = plan

  variables {
    repository  = "Shop"
    keep_images = 1
  }

  expect_failures = [var.repository, var.keep_images]
}
