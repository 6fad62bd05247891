# Written by Deploy.Sdk; the same for every app.
data "azurerm_client_config" "current" {}

data "azurerm_resource_group" "given" {
  count = var.resource_group == null ? 0 : 1

  name = var.resource_group
}

resource "azurerm_resource_group" "this" {
  count = var.resource_group == null ? 1 : 0

  name     = "rg-${local.name}"
  location = var.region
  tags     = local.tags
}

locals {
  name  = "${var.name}-${var.environment}"
  group = one(concat(azurerm_resource_group.this[*].name, data.azurerm_resource_group.given[*].name))
  # The same at every run, another one in another subscription: for names of the whole of Azure.
  suffix = substr(sha1("${data.azurerm_client_config.current.subscription_id}/${local.name}"), 0, 6)
  tags   = merge(var.tags, { app = var.name, environment = var.environment, managed-by = "opentofu" })

  deployers = length(var.deployers) > 0 ? var.deployers : { deployer = data.azurerm_client_config.current.object_id }

  private_registry = try(var.registry.sku, null) == "Premium"

  private_zones = toset(concat(
    ["vault"],
    local.private_registry ? ["registry"] : [],
    var.database == null ? [] : ["postgres"],
    var.cache == null ? [] : ["redis"],
    var.document_database == null ? [] : ["mongo"],
    var.storage == null ? [] : ["blob"],
  ))
}

module "network" {
  source = "./modules/network"

  name                = local.name
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  cidr                = var.network.cidr
  nat                 = var.network.nat
  private_zones       = local.private_zones
}

module "vault" {
  source = "./modules/app-vault"

  name                = local.name
  name_suffix         = local.suffix
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  tenant_id           = data.azurerm_client_config.current.tenant_id
  writers             = local.deployers
  allowed_ips         = var.allowed_ips
  private_endpoint    = { subnet_id = module.network.endpoints_subnet_id, zone_id = module.network.private_zone_ids["vault"] }
  audit               = { workspace_id = module.monitoring.workspace_id }
  secrets_to_fill     = local.secrets_to_fill
  protect             = var.protect
}

module "registry" {
  source = "./modules/registry"
  count  = var.registry == null ? 0 : 1

  name                = local.name
  registry_name       = "${substr(replace(local.name, "-", ""), 0, 40)}${local.suffix}"
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  protect             = var.protect
  sku                 = var.registry.sku
  georeplications     = var.registry.georeplications
  zone_redundant      = var.network.zone_redundant
  # Only Premium can be closed; the smaller ones ask everybody for an identity.
  allowed_ips      = local.private_registry ? setunion(var.registry.allowed_ips, [for ip in var.allowed_ips : length(regexall("/", ip)) > 0 ? ip : "${ip}/32"]) : []
  private_endpoint = local.private_registry ? { subnet_id = module.network.endpoints_subnet_id, private_dns_zone_id = module.network.private_zone_ids["registry"] } : null
  diagnostics      = { workspace_id = module.monitoring.workspace_id }
}

module "environment" {
  source = "./modules/container-environment"

  name                       = local.name
  resource_group_name        = local.group
  location                   = var.region
  tags                       = local.tags
  subnet_id                  = module.network.apps_subnet_id
  log_analytics_workspace_id = module.monitoring.workspace_id
  zone_redundant             = var.network.zone_redundant
}

module "identity" {
  source = "./modules/identity"

  name                = local.name
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags

  roles = merge(
    { secrets = { scope = module.vault.id, role = "Key Vault Secrets User" } },
    var.registry == null ? {} : { image = { scope = module.registry[0].id, role = "AcrPull" } },
  )
}

# Records lie where their zone is, which is not the resource group made here. Only where nobody says so.
data "azurerm_dns_zone" "this" {
  count = try(var.domain.zone, null) != null && try(var.domain.zone_resource_group, null) == null ? 1 : 0

  name = var.domain.zone
}

module "dns" {
  source = "./modules/dns"
  count  = try(var.domain.zone, null) == null || !var.app.serves_http ? 0 : 1

  tags                     = local.tags
  domain                   = var.domain.name
  zone                     = var.domain.zone
  zone_resource_group_name = coalesce(var.domain.zone_resource_group, one(data.azurerm_dns_zone.this[*].resource_group_name))
  target_fqdn              = module.app.fqdn
  target_ip                = module.environment.static_ip
  verification_id          = module.app.domain_verification_id
  container_app_id         = module.app.id
}

module "monitoring" {
  source = "./modules/monitoring"

  name                 = local.name
  resource_group_name  = local.group
  location             = var.region
  tags                 = local.tags
  retention_days       = var.logs.retention_days
  application_insights = var.logs.application_insights
  email                = var.alarms.email
  server_errors        = var.alarms.server_errors
  latency_ms           = var.alarms.latency_ms

  apps = merge(
    { app = { id = module.app.id, serves_http = var.app.serves_http, min_replicas = var.app.min } },
    { for worker, settings in var.workers : worker => { id = module.worker[worker].id, serves_http = false, min_replicas = settings.min } },
  )
  database = var.database == null ? null : { id = module.database[0].id, max_connections = local.max_connections }
  cache    = var.cache == null ? null : { id = module.cache[0].id }
}

module "budget" {
  source = "./modules/budget"
  count  = var.budget == null ? 0 : 1

  name              = local.name
  resource_group_id = one(concat(azurerm_resource_group.this[*].id, data.azurerm_resource_group.given[*].id))
  amount            = var.budget.amount
  email             = var.budget.email
}

# Who applies with the values of one environment and the state of another would turn the one into the other. It keeps
# the name that it was made with.
resource "terraform_data" "environment" {
  input = local.name

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == local.name
      error_message = "This state is that of ${self.output}, and the values are those of ${local.name}: tofu init -reconfigure with the backend file of the environment (README), or its -var-file."
    }
  }
}
