# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).

name   = "server-on-aws"
region = "eu-west-1"
