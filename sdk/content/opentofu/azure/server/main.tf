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
  name     = "${var.name}-${var.environment}"
  group    = one(concat(azurerm_resource_group.this[*].name, data.azurerm_resource_group.given[*].name))
  group_id = one(concat(azurerm_resource_group.this[*].id, data.azurerm_resource_group.given[*].id))
  # The same at every run, another one in another subscription: for names of the whole of Azure.
  suffix = substr(sha1("${data.azurerm_client_config.current.subscription_id}/${local.name}"), 0, 6)
  tags   = merge(var.tags, { app = var.name, environment = var.environment, managed-by = "opentofu" })

  deployers = length(var.deployers) > 0 ? var.deployers : { deployer = data.azurerm_client_config.current.object_id }
}

module "server" {
  source = "./modules/server"

  name                = local.name
  name_suffix         = local.suffix
  resource_group_name = local.group
  resource_group_id   = local.group_id
  location            = var.region
  tags                = local.tags
  vm_size             = var.server.vm_size
  disk_gb             = var.server.disk_gb
  backup_days         = var.server.backup_days
  ssh_public_key      = var.server.ssh_public_key
  domain              = try(var.domain.name, null)
  certificate_email   = var.server.certificate_email
  bundle_url          = "${module.bundle.blob_endpoint}deploy/docker.tar.gz"
  vault_uri           = module.vault.uri
  protect             = var.protect
}

# Takes the folder docker/ of the deployment; the machine fetches it.
module "bundle" {
  source = "./modules/storage"

  name                = local.name
  name_suffix         = local.suffix
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  containers          = ["deploy"]
  replication         = "LRS"
  writers             = local.deployers
  readers             = { server = module.server.principal_id }
  allowed_ips         = var.allowed_ips
  allowed_subnet_ids  = [module.server.subnet_id]
  # Everything in it can be made anew from deployment.yaml.
  protect = false
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
  allowed_subnet_ids  = [module.server.subnet_id]
  protect             = var.protect
  # OpenTofu writes nothing into it.
  wait_seconds = 0
}

resource "azurerm_role_assignment" "server_reads_secrets" {
  scope                = module.vault.id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = module.server.principal_id
  principal_type       = "ServicePrincipal"
}

# Records lie where their zone is, which is not the resource group made here. Only where nobody says so.
data "azurerm_dns_zone" "this" {
  count = try(var.domain.zone, null) != null && try(var.domain.zone_resource_group, null) == null ? 1 : 0

  name = var.domain.zone
}

resource "azurerm_dns_a_record" "this" {
  count = try(var.domain.zone, null) == null ? 0 : 1

  name                = var.domain.name == var.domain.zone ? "@" : trimsuffix(var.domain.name, ".${var.domain.zone}")
  zone_name           = var.domain.zone
  resource_group_name = coalesce(var.domain.zone_resource_group, one(data.azurerm_dns_zone.this[*].resource_group_name))
  ttl                 = 300
  records             = [module.server.public_ip]
  tags                = local.tags

  lifecycle {
    precondition {
      condition     = var.domain.name == var.domain.zone || endswith(var.domain.name, ".${var.domain.zone}")
      error_message = "${var.domain.name} does not lie in the zone ${var.domain.zone}."
    }
  }
}

module "budget" {
  source = "./modules/budget"
  count  = var.budget == null ? 0 : 1

  name              = local.name
  resource_group_id = local.group_id
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
