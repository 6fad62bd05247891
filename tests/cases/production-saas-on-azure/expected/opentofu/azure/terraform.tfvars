# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "production-saas-on-azure"
environment = "production"
region      = "northeurope"
protect     = true
network = {
  cidr           = "10.0.0.0/16"
  zone_redundant = true
}
registry = null
app = {
  image       = "ghcr.io/acme/production-saas-on-azure"
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
workers = {
  mail = {
    command       = ["dotnet", "shop.dll", "mail"]
    cpu           = 250
    memory        = 512
    min           = 1
    max           = 1
    target_cpu    = null
    grace_seconds = 30
    health        = []
    singleton     = false
  }
}
migrations = {
  command = ["./efbundle"]
  environment = {
    DOTNET_BUNDLE_EXTRACT_BASE_DIR = "/tmp/efbundle"
  }
  timeout_seconds = 600
}
secrets = {}
database = {
  name              = "production_saas_on_azure"
  version           = "16"
  sku               = "GP_Standard_D4ds_v5"
  storage_gb        = 64
  high_availability = true
  backup_days       = 14
  geo_backup        = true
  parameters        = {}
}
cache = {
  sku               = "Balanced_B0"
  high_availability = true
}
document_database = {
  version           = "7.0"
  tier              = "M30"
  storage_gb        = 32
  high_availability = true
  database          = "production_saas_on_azure"
}
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
storage = {
  noncurrent_days = 30
}
logs = {
  retention_days = 30
}
alarms = {
  email      = "oncall@example.com"
  latency_ms = 1000
}
budget = null
