# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "cluster-on-aws"
environment = "production"
region      = "eu-west-1"
protect     = true
network = {
  cidr  = "10.0.0.0/16"
  zones = 3
  nat   = "single"
}
registry = null
cluster = {
  version = "1.35"
  node = {
    sizes   = ["m7i.xlarge"]
    count   = 3
    min     = 3
    max     = 12
    disk_gb = 100
  }
}
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
logs = {
  retention_days = 30
}
alarms = {
  email = null
}
budget = null
