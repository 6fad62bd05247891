# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "small-saas"
environment = "production"
region      = "eu-west-1"
protect     = true
network = {
  cidr  = "10.0.0.0/16"
  zones = 2
  nat   = "single"
}
registry = null
app = {
  image       = "ghcr.io/acme/small-saas"
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
  min          = 2
  max          = 4
  target_cpu   = 70
  spot         = false
  colours      = false
  egress_ports = [443]
  environment = {
    ASPNETCORE_ENVIRONMENT              = "Production"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    Logging__Console__FormatterName     = "json"
  }
}
workers    = {}
migrations = null
secrets    = {}
database = {
  engine               = "rds"
  name                 = "small_saas"
  version              = "16"
  instance_class       = "db.t4g.micro"
  instances            = 1
  storage_gb           = 20
  max_storage_gb       = 100
  multi_az             = false
  backup_days          = 7
  performance_insights = false
  parameters           = {}
}
cache             = null
document_database = null
message_broker    = null
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
load_balancer = {
  waf      = false
  log_days = 30
}
storage = null
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
