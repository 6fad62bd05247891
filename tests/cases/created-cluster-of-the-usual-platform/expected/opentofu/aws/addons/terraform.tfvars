# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "created-cluster-of-the-usual-platform"
environment = "production"
region      = "eu-west-1"
addons = {
  ingress_nginx  = false
  cert_manager   = false
  issuers        = false
  prometheus     = false
  cloudnative_pg = false
  barman_cloud   = false
}
alarms = {
  email = null
}
domain = null
