# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).

name   = "synchronous-replication-in-the-neighbour"
region = "eu-west-1"
