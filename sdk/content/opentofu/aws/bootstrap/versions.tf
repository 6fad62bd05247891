# Written by Deploy.Sdk; the same for every app.

terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  # No backend: the bucket for the state cannot be in the state that it holds.
  # README.md says how to move the local state there afterwards.
}
