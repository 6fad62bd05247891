# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "cluster-on-aws"
environment = "production"
region      = "eu-west-1"
addons = {
  ingress_nginx  = true
  cert_manager   = true
  issuers        = true
  prometheus     = true
  cloudnative_pg = true
  barman_cloud   = true
}
ingress_class = "nginx"
alarms = {
  email = null
}
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
