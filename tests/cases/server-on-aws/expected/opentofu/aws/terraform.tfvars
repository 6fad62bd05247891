# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "server-on-aws"
environment = "production"
region      = "eu-west-1"
protect     = true
server = {
  instance_type = "t3.small"
  disk_gb       = 20
}
domain = {
  name = "hobby.example.com"
  zone = "example.com"
}
budget = {
  amount = 30
  email  = null
}
