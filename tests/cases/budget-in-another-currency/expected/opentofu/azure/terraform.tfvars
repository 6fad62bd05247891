# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "budget-in-another-currency"
environment = "production"
region      = "northeurope"
protect     = true
network = {
  cidr           = "10.0.0.0/16"
  zone_redundant = true
}
registry = null
app = {
  image       = "ghcr.io/acme/budget-in-another-currency"
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
  name              = "budget_in_another_currency"
  version           = "16"
  sku               = "GP_Standard_D2ds_v5"
  storage_gb        = 32
  high_availability = true
  backup_days       = 14
  geo_backup        = true
  parameters        = {}
}
cache = {
  sku               = "Balanced_B0"
  high_availability = true
}
document_database = null
domain            = null
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
budget = {
  amount = 100
  email  = null
}
