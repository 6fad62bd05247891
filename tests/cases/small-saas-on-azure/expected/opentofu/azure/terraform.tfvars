# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "small-saas-on-azure"
environment = "production"
region      = "westeurope"
protect     = true
network = {
  cidr           = "10.0.0.0/16"
  zone_redundant = false
}
registry = null
app = {
  image       = "ghcr.io/acme/small-saas-on-azure"
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
  min        = 2
  max        = 4
  target_cpu = 70
  colours    = false
  environment = {
    ASPNETCORE_ENVIRONMENT              = "Production"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    Logging__Console__FormatterName     = "json"
  }
}
workers    = {}
migrations = null
secrets = {
  STRIPE_KEY = {}
}
database = {
  name              = "small_saas_on_azure"
  version           = "16"
  sku               = "B_Standard_B1ms"
  storage_gb        = 32
  high_availability = false
  backup_days       = 7
  geo_backup        = false
  parameters        = {}
}
cache             = null
document_database = null
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
storage = null
logs = {
  retention_days = 30
}
alarms = {
  email      = null
  latency_ms = 1000
}
budget = null
