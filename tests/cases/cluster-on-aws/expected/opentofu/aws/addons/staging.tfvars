# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What differs from terraform.tfvars: tofu plan -var-file=staging.tfvars

environment = "staging"
domain      = null
