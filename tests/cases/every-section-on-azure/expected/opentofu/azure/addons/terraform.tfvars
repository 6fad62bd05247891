# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name           = "every-section-on-azure"
environment    = "production"
resource_group = "rg-shop"
addons = {
  ingress_nginx  = true
  cert_manager   = true
  issuers        = true
  prometheus     = false
  cloudnative_pg = false
  barman_cloud   = false
}
ingress_class = "nginx"
alarms = {
  email = "oncall@example.com"
}
