# Written by Deploy.Sdk; the same for every app.
data "azurerm_client_config" "this" {}

locals {
  name = "${var.name}-${var.environment}"

  # Names of registries and vaults are taken in all of Azure.
  unique  = substr(sha256("${data.azurerm_client_config.this.subscription_id}/${local.name}"), 0, 6)
  letters = replace(local.name, "-", "")

  registry_name = coalesce(try(var.registry.name, null), "${substr(local.letters, 0, 44)}${local.unique}")
  vault_name    = coalesce(try(var.key_vault.name, null), "${trimsuffix(substr(local.name, 0, 17), "-")}-${local.unique}")

  named  = setunion(var.cluster.admins, var.access.admins)
  admins = length(local.named) > 0 ? local.named : toset([data.azurerm_client_config.this.object_id])

  tags = merge(var.tags, {
    app         = var.name
    environment = var.environment
    managed-by  = "opentofu"
  })
}

resource "azurerm_resource_group" "this" {
  name     = coalesce(var.resource_group, local.name)
  location = var.region
  tags     = local.tags
}

resource "azurerm_log_analytics_workspace" "this" {
  count = var.log_analytics == null ? 1 : 0

  name                = local.name
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  sku                 = "PerGB2018"
  retention_in_days   = var.logs.retention_days
  daily_quota_gb      = var.logs.daily_quota_gb
  tags                = local.tags
}

locals {
  log_analytics = var.log_analytics == null ? azurerm_log_analytics_workspace.this[0].id : var.log_analytics
}

module "network" {
  source = "./modules/cluster-network"

  name                = local.name
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  tags                = local.tags
  cidr                = var.network.cidr
}

module "cluster" {
  source = "./modules/cluster"

  name                       = local.name
  resource_group_name        = azurerm_resource_group.this.name
  location                   = azurerm_resource_group.this.location
  tags                       = local.tags
  protect                    = var.protect
  tenant_id                  = data.azurerm_client_config.this.tenant_id
  subnet_id                  = module.network.nodes_subnet_id
  kubernetes_version         = var.cluster.version
  sku_tier                   = var.protect ? "Standard" : "Free"
  zones                      = var.network.zone_redundant ? ["1", "2", "3"] : []
  node                       = var.cluster.node
  system_node                = var.cluster.system_node
  admins                     = local.admins
  api_cidrs                  = setunion(var.cluster.api_cidrs, var.access.api_cidrs)
  network_policy             = var.cluster.network_policy
  host_encryption            = var.cluster.host_encryption
  maintenance                = var.cluster.maintenance
  log_analytics_workspace_id = local.log_analytics
}

module "registry" {
  source = "./modules/registry"
  count  = var.registry == null ? 0 : 1

  name                = local.name
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  tags                = local.tags
  protect             = var.protect
  registry_name       = local.registry_name
  sku                 = var.registry.sku
  georeplications     = var.registry.georeplications
  zone_redundant      = var.network.zone_redundant
  allowed_ips         = setunion(var.registry.allowed_ips, var.registry.sku == "Premium" ? var.access.registry_cidrs : [])
  pull_principals     = { kubelet = module.cluster.kubelet_object_id }
  diagnostics         = { workspace_id = local.log_analytics }

  private_endpoint = var.registry.sku != "Premium" ? null : {
    subnet_id           = module.network.endpoints_subnet_id
    private_dns_zone_id = module.network.private_dns_zone_ids["privatelink.azurecr.io"]
  }
}

module "budget" {
  source = "./modules/cluster-budget"
  count  = var.budget == null ? 0 : 1

  name            = local.name
  subscription_id = "/subscriptions/${data.azurerm_client_config.this.subscription_id}"
  resource_groups = [azurerm_resource_group.this.name, module.cluster.node_resource_group]
  amount          = var.budget.amount
  email           = try(coalesce(var.budget.email, var.alarms.email), null)
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
