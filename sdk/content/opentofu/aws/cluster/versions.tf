# Written by Deploy.Sdk; the same for every app.
terraform {
  required_version = ">= 1.6.0"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # EKS' deletion_protection came with 6.9.
      version = "~> 6.9"
    }
  }
}
