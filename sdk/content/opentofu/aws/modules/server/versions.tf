# Written by Deploy.Sdk; the same for every app.
terraform {
  required_version = ">= 1.6"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # primary_network_interface is from 6.10 on.
      version = "~> 6.10"
    }
  }
}
