# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).

name   = "production-saas-in-two-regions"
region = "eu-west-1"
