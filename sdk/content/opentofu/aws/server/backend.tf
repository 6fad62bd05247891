# Written by Deploy.Sdk; the same for every app.
terraform {
  # The rest stands in backend.hcl: tofu init -backend-config=backend.hcl
  backend "s3" {}
}
