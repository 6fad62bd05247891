# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "synchronous-replication-in-the-neighbour"
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
  "me-south-1" = {
    role        = "standby"
    priority    = 2
    geolocation = null
  }
}
database    = null
storage     = true
rpo_seconds = 300
alarms = {
  email = null
}
