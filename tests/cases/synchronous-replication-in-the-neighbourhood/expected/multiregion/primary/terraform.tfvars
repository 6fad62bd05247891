# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "synchronous-replication-in-the-neighbour"
environment = "production"
region      = "eu-west-1"
protect     = true
network = {
  cidr  = "10.0.0.0/16"
  zones = 3
  nat   = "per-az"
}
registry = null
app = {
  image       = "ghcr.io/acme/synchronous-replication-in-the-neighbourhood"
  tag         = "1.0.0"
  framework   = "aspnet"
  serves_http = true
  port        = 8080
  health = {
    liveness  = "/health"
    readiness = "/health"
    startup   = "/health"
  }
  cpu          = 256
  memory       = 512
  min          = 5
  max          = 50
  target_cpu   = 70
  spot         = false
  colours      = true
  egress_ports = [443]
  environment = {
    ASPNETCORE_ENVIRONMENT              = "Production"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    Logging__Console__FormatterName     = "json"
  }
}
workers           = {}
migrations        = null
secrets           = {}
database          = null
cache             = null
document_database = null
message_broker    = null
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
load_balancer = {
  waf      = true
  log_days = 30
}
storage = {
  noncurrent_days = 30
}
logs = {
  retention_days = 30
}
alarms = {
  email              = null
  error_rate_percent = 5
  latency_ms         = 1000
}
feature_flags = null
lambda        = null
budget        = null
multiregion = {
  role           = "primary"
  primary_region = "eu-west-1"
  regions        = ["eu-west-1", "eu-central-1", "me-south-1"]
}
