# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# tofu plan -var-file=overseas.tfvars

name   = "two-platforms"
region = "northeurope"
