# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "without-a-way-out"
environment = "production"
region      = "us-east-1"
account     = "123456789012"
protect     = true
network = {
  cidr  = "10.0.0.0/16"
  zones = 2
  nat   = "none"
}
registry = {
  keep_images = 30
}
app = {
  image       = "shop"
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
  spot         = true
  colours      = true
  egress_ports = [443, 5432]
  environment = {
    ASPNETCORE_ENVIRONMENT              = "Production"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    ConnectionStrings__Postgres         = "Host=db.example.com;Port=5432;Database=without_a_way_out;Username=without_a_way_out;SSL Mode=Require"
    DATABASE_URL                        = "postgresql://without_a_way_out@db.example.com:5432/without_a_way_out?sslmode=require"
    LOG_LEVEL                           = "warn"
    Logging__Console__FormatterName     = "json"
    PGDATABASE                          = "without_a_way_out"
    PGHOST                              = "db.example.com"
    PGPORT                              = "5432"
    PGSSLMODE                           = "require"
    PGUSER                              = "without_a_way_out"
  }
}
workers    = {}
migrations = null
secrets = {
  API_KEY = {
    from  = "shared/api"
    field = "key"
  }
  STRIPE_KEY = {}
  PGPASSWORD = {}
}
database = null
cache = {
  version   = "7.1"
  node_type = "cache.t4g.micro"
  replicas  = 0
}
document_database = null
message_broker = {
  version       = "3.13"
  instance_type = "mq.m7g.medium"
  cluster       = false
}
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
load_balancer = {
  waf      = true
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
feature_flags = {
  provider = "ssm"
  flags = {
    "new-checkout" = {
      enabled    = true
      percentage = 20
      allowlist  = []
      variants = [
        {
          name  = "old"
          value = "a"
        },
        {
          name  = "new"
          value = "b"
        },
      ]
    }
  }
}
lambda = null
budget = null
