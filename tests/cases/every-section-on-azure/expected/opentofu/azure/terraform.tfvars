# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name           = "every-section-on-azure"
environment    = "production"
region         = "westeurope"
resource_group = "rg-shop"
protect        = true
network = {
  cidr           = "10.0.0.0/16"
  zone_redundant = true
}
registry = {
  sku             = "Premium"
  georeplications = ["northeurope"]
  allowed_ips     = ["198.51.100.7/32", "203.0.113.0/24"]
}
cluster = {
  version = "1.31"
  node = {
    vm_size = "Standard_D4s_v5"
    count   = 3
    min     = 2
    max     = 10
    disk_gb = 128
  }
}
key_vault = {
  name = "kv-shop"
}
log_analytics = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-logs/providers/Microsoft.OperationalInsights/workspaces/log-shop"
vault_secrets = []
workload = {
  namespace       = "every-section-on-azure"
  service_account = "every-section-on-azure"
}
domain = {
  name = "shop.example.com"
  zone = "example.com"
}
logs = {
  retention_days = 30
}
alarms = {
  email = "oncall@example.com"
}
budget = {
  amount = 900
  email  = "oncall@example.com"
}
