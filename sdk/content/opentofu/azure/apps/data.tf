# Written by Deploy.Sdk; the same for every app.
# Where the data lies. Every module writes its password into the vault itself.
module "database" {
  source = "./modules/database"
  count  = var.database == null ? 0 : 1

  name                       = local.name
  name_suffix                = local.suffix
  resource_group_name        = local.group
  location                   = var.region
  tags                       = local.tags
  subnet_id                  = module.network.database_subnet_id
  private_zone_id            = module.network.private_zone_ids["postgres"]
  key_vault_id               = module.vault.writable_id
  log_analytics_workspace_id = module.monitoring.workspace_id
  protect                    = var.protect

  database          = var.database.name
  username          = replace(lower(var.database.name), "-", "_")
  engine_version    = var.database.version
  sku               = var.database.sku
  storage_gb        = var.database.storage_gb
  high_availability = var.database.high_availability
  backup_days       = var.database.backup_days
  geo_backup        = var.database.geo_backup
  parameters        = var.database.parameters
}

locals {
  # What Azure sets by size; for the alarm.
  max_connections = var.database == null ? 0 : tonumber(lookup(var.database.parameters, "max_connections", lookup({
    B_Standard_B1ms     = 50
    B_Standard_B2s      = 429
    GP_Standard_D2ds_v5 = 859
    GP_Standard_D2ds_v4 = 859
    GP_Standard_D2s_v3  = 859
    GP_Standard_D4ds_v5 = 1718
    GP_Standard_D4ds_v4 = 1718
    GP_Standard_D4s_v3  = 1718
    GP_Standard_D8ds_v5 = 3437
  }, var.database.sku, 859)))
}

module "cache" {
  source = "./modules/cache"
  count  = var.cache == null ? 0 : 1

  name                = local.name
  name_suffix         = local.suffix
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  endpoint_subnet_id  = module.network.endpoints_subnet_id
  private_zone_id     = module.network.private_zone_ids["redis"]
  key_vault_id        = module.vault.writable_id
  protect             = var.protect

  sku               = var.cache.sku
  high_availability = var.cache.high_availability
  eviction          = var.cache.eviction
}

module "document_database" {
  source = "./modules/document-database"
  count  = var.document_database == null ? 0 : 1

  name                = local.name
  name_suffix         = local.suffix
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  endpoint_subnet_id  = module.network.endpoints_subnet_id
  private_zone_id     = module.network.private_zone_ids["mongo"]
  key_vault_id        = module.vault.writable_id
  protect             = var.protect

  database          = var.document_database.database
  username          = replace(lower(var.document_database.database), "-", "_")
  engine_version    = var.document_database.version
  tier              = var.document_database.tier
  storage_gb        = var.document_database.storage_gb
  high_availability = var.document_database.high_availability
}

module "storage" {
  source = "./modules/storage"
  count  = var.storage == null ? 0 : 1

  name                = local.name
  name_suffix         = local.suffix
  resource_group_name = local.group
  location            = var.region
  tags                = local.tags
  replication         = coalesce(var.storage.replication, var.network.zone_redundant ? "ZRS" : "LRS")
  noncurrent_days     = var.storage.noncurrent_days
  writers             = { app = module.identity.principal_id }
  private_endpoint    = { subnet_id = module.network.endpoints_subnet_id, zone_id = module.network.private_zone_ids["blob"] }
  protect             = var.protect
}
