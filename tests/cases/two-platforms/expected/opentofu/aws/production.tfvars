# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What differs from terraform.tfvars: tofu plan -var-file=production.tfvars

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
    OTEL_RESOURCE_ATTRIBUTES            = "deployment.environment.name=production"
  }
}
