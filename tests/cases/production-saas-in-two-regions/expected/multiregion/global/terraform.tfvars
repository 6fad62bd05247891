# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "production-saas-in-two-regions"
environment = "production"
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
health_path = "/health"
routing     = "failover"
regions = {
  "eu-west-1" = {
    role        = "primary"
    priority    = 0
    geolocation = null
  }
  "eu-central-1" = {
    role        = "standby"
    priority    = 1
    geolocation = null
  }
}
database = {
  engine = "rds"
}
storage     = true
rpo_seconds = 60
alarms = {
  email = null
}
