# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What differs from terraform.tfvars: tofu plan -var-file=staging.tfvars

environment = "staging"
protect     = false
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
    ASPNETCORE_ENVIRONMENT              = "Staging"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    Logging__Console__FormatterName     = "json"
    OTEL_RESOURCE_ATTRIBUTES            = "deployment.environment.name=staging"
  }
}
database = {
  name              = "production_saas_on_azure"
  version           = "16"
  sku               = "GP_Standard_D2ds_v5"
  storage_gb        = 32
  high_availability = true
  backup_days       = 14
  geo_backup        = false
  parameters        = {}
}
domain = {
  name = "staging.shop.example.com"
  zone = "example.com"
}
