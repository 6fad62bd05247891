# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# tofu plan -var-file=staging.tfvars

name        = "every-section-on-aws"
environment = "staging"
region      = "eu-west-1"
account     = "123456789012"
protect     = false
network = {
  cidr  = "10.20.0.0/16"
  zones = 3
  nat   = "single"
}
registry = null
app = {
  image       = "ghcr.io/acme/every-section-on-aws"
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
  spot         = true
  colours      = true
  egress_ports = [443, 5671]
  environment = {
    ASPNETCORE_ENVIRONMENT              = "Staging"
    ASPNETCORE_FORWARDEDHEADERS_ENABLED = "true"
    ASPNETCORE_HTTP_PORTS               = "8080"
    Logging__Console__FormatterName     = "json"
    OTEL_RESOURCE_ATTRIBUTES            = "deployment.environment.name=staging"
    RABBITMQ_HOST                       = "queue.example.com"
    RABBITMQ_PORT                       = "5671"
    RABBITMQ_USER                       = "every-section-on-aws"
    RABBITMQ_VHOST                      = "every-section-on-aws"
  }
}
workers = {}
migrations = {
  command = ["./efbundle"]
  environment = {
    DOTNET_BUNDLE_EXTRACT_BASE_DIR = "/tmp/efbundle"
  }
  timeout_seconds = 600
}
secrets = {
  RABBITMQ_URL                = {}
  ConnectionStrings__RabbitMq = {}
}
database = {
  engine               = "rds"
  name                 = "every_section_on_aws"
  version              = "16"
  instance_class       = "db.r6g.large"
  instances            = 2
  storage_gb           = 20
  max_storage_gb       = 100
  multi_az             = true
  backup_days          = 14
  performance_insights = true
  parameters           = {}
}
cache = null
document_database = {
  version        = "5.0"
  instance_class = "db.r6g.large"
  instances      = 2
  database       = "every_section_on_aws"
}
message_broker = null
domain = {
  name = "staging.shop.example.com"
  zone = "example.com"
}
load_balancer = {
  waf      = true
  log_days = 90
}
storage = {
  noncurrent_days = 30
}
logs = {
  retention_days = 90
}
alarms = {
  email              = "oncall@example.com"
  error_rate_percent = 5
  latency_ms         = 300
}
feature_flags = {
  provider = "appconfig"
  flags = {
    "new-checkout" = {
      enabled    = true
      percentage = 50
      allowlist  = ["user1", "42"]
      variants = [
        {
          name  = "green"
          value = "#00ff00"
        },
        {
          name  = "blue"
          value = "#0000ff"
        },
      ]
    }
    old_search = {
      enabled    = false
      percentage = 100
      allowlist  = []
      variants   = []
    }
  }
}
lambda = {
  alias       = "live"
  api_gateway = true
  weights = {
    "1" = 90
    "2" = 10
  }
  functions = {
    mail = {
      handler = "every-section-on-aws"
      runtime = "provided.al2023"
      memory  = 512
      timeout = 30
      package = "../../../../bin/Release/net10.0/publish"
    }
    orders = {
      handler = "Shop::Shop.Orders::Handle"
      runtime = "dotnet10"
      memory  = 1024
      timeout = 900
      package = "../../../../artifacts/orders.zip"
    }
  }
}
budget = {
  amount = 100
  email  = "oncall@example.com"
}
