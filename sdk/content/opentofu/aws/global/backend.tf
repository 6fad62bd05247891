# Written by Deploy.Sdk; the same for every app.

# Partial: bucket, key, region and lock table come from backend.hcl (tofu init -backend-config=backend.hcl).
terraform {
  backend "s3" {}
}
