# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).

name   = "not-generated-yet"
region = "us-east-1"
