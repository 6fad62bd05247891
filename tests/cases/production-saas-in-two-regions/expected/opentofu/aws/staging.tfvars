# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# tofu plan -var-file=staging.tfvars

name        = "production-saas-in-two-regions"
environment = "staging"
region      = "eu-west-1"
protect     = false
network = {
  cidr  = "10.0.0.0/16"
  zones = 3
  nat   = "single"
}
registry = null
app = {
  image       = "ghcr.io/acme/production-saas-in-two-regions"
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
  min          = 1
  max          = 2
  target_cpu   = 70
  spot         = false
  colours      = true
  egress_ports = [443]
  environment = {
    ASPNETCORE_ENVIRONMENT              = "Staging"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    Logging__Console__FormatterName     = "json"
    OTEL_RESOURCE_ATTRIBUTES            = "deployment.environment.name=staging"
  }
}
workers = {
  mail = {
    command       = ["dotnet", "shop.dll", "mail"]
    cpu           = 256
    memory        = 512
    min           = 1
    max           = 1
    target_cpu    = null
    grace_seconds = 30
    health        = []
    singleton     = false
  }
}
migrations = null
secrets = {
  STRIPE_KEY = {}
}
database = {
  engine               = "rds"
  name                 = "production_saas_in_two_regions"
  version              = "16"
  instance_class       = "db.m7g.large"
  instances            = 2
  storage_gb           = 50
  max_storage_gb       = 250
  multi_az             = true
  backup_days          = 14
  performance_insights = true
  parameters           = {}
}
cache             = null
document_database = null
message_broker    = null
domain = {
  name = "staging.shop.example.com"
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
