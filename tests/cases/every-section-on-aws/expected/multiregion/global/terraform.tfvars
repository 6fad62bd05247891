# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "every-section-on-aws"
environment = "production"
account     = "123456789012"
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
health_path = "/health"
routing     = "latency"
regions = {
  "eu-west-1" = {
    role        = "primary"
    priority    = 0
    geolocation = null
  }
  "ap-southeast-1" = {
    role        = "standby"
    priority    = 1
    geolocation = null
  }
  "us-east-1" = {
    role        = "active"
    priority    = 2
    geolocation = "NA"
  }
}
database = {
  engine = "aurora"
}
storage     = true
rpo_seconds = 300
alarms = {
  email = "oncall@example.com"
}
