# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).

name   = "created-cluster-of-the-usual-platform"
region = "eu-west-1"
