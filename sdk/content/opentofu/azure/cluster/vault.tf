# Written by Deploy.Sdk; the same for every app.
locals {
  vault           = var.key_vault == null ? 0 : 1
  namespace       = coalesce(var.workload.namespace, var.name)
  service_account = coalesce(var.workload.service_account, var.name)
}

# Who the app is towards Azure. Its pods prove it by their service account's token; there is no password.
resource "azurerm_user_assigned_identity" "app" {
  count = local.vault

  name                = "${local.name}-app"
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  tags                = local.tags
}

resource "azurerm_federated_identity_credential" "app" {
  count = local.vault

  name                = "kubernetes"
  resource_group_name = azurerm_resource_group.this.name
  parent_id           = azurerm_user_assigned_identity.app[0].id
  issuer              = module.cluster.oidc_issuer
  subject             = "system:serviceaccount:${local.namespace}:${local.service_account}"
  audience            = ["api://AzureADTokenExchange"]
}

module "key_vault" {
  source = "./modules/key-vault"
  count  = local.vault

  name                = local.name
  resource_group_name = azurerm_resource_group.this.name
  location            = azurerm_resource_group.this.location
  tags                = local.tags
  protect             = var.protect
  vault_name          = local.vault_name
  tenant_id           = data.azurerm_client_config.this.tenant_id
  secrets             = [for secret in var.vault_secrets : replace(secret, "/[^A-Za-z0-9-]/", "-")]
  readers             = { app = azurerm_user_assigned_identity.app[0].principal_id }
  officers            = setunion(var.key_vault.officers, var.access.officers, local.admins)
  allowed_ips         = setunion(var.key_vault.allowed_ips, var.access.vault_cidrs)
  diagnostics         = { workspace_id = local.log_analytics }

  private_endpoint = {
    subnet_id           = module.network.endpoints_subnet_id
    private_dns_zone_id = module.network.private_dns_zone_ids["privatelink.vaultcore.azure.net"]
  }
}
