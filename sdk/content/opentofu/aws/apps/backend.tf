# Written by Deploy.Sdk; the same for every app.

# Bucket, key and lock table: tofu init -backend-config=backend.hcl (see backend.hcl.example).
terraform {
  backend "s3" {}
}
