# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# tofu plan -var-file=overseas.tfvars

name        = "two-platforms"
environment = "overseas"
region      = "northeurope"
protect     = false
network = {
  cidr           = "10.0.0.0/16"
  zone_redundant = true
}
registry = null
app = {
  image       = "ghcr.io/acme/two-platforms"
  tag         = "1.0.0"
  framework   = "aspnet"
  serves_http = true
  port        = 8080
  health = {
    liveness  = "/health"
    readiness = "/health"
    startup   = "/health"
  }
  cpu        = 250
  memory     = 512
  min        = 5
  max        = 50
  target_cpu = 70
  colours    = true
  environment = {
    ASPNETCORE_ENVIRONMENT              = "Overseas"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    Logging__Console__FormatterName     = "json"
    OTEL_RESOURCE_ATTRIBUTES            = "deployment.environment.name=overseas"
  }
}
workers           = {}
migrations        = null
secrets           = {}
database          = null
cache             = null
document_database = null
domain = {
  name = "overseas.shop.example.com"
  zone = "example.com"
}
storage = {
  noncurrent_days = 30
}
logs = {
  retention_days = 30
}
alarms = {
  email      = null
  latency_ms = 1000
}
budget = null
