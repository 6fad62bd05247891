# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "created-cluster-of-the-usual-platform"
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
    sizes   = ["m7i.large"]
    count   = 3
    min     = 2
    max     = 10
    disk_gb = 100
  }
}
domain = null
logs = {
  retention_days = 30
}
alarms = {
  email = null
}
budget = {
  amount = 300
  email  = null
}
