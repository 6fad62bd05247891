# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name   = "production-saas-in-two-regions"
region = "eu-west-1"
