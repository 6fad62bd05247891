# Written by Deploy.Sdk; the same for every app.
resource "azurerm_container_app_environment" "this" {
  name                = "cae-${local.short}"
  resource_group_name = var.resource_group_name
  location            = var.location

  infrastructure_subnet_id = var.subnet_id
  # Named here: left to Azure, the name comes back as a change that replaces the environment.
  infrastructure_resource_group_name = "rg-${var.name}-managed"
  zone_redundancy_enabled            = var.zone_redundant

  logs_destination           = "log-analytics"
  log_analytics_workspace_id = var.log_analytics_workspace_id

  workload_profile {
    name                  = "Consumption"
    workload_profile_type = "Consumption"
  }

  tags = var.tags
}

locals {
  # "cae-" and the name may have 60 characters.
  short = length(var.name) <= 56 ? var.name : "${trimsuffix(substr(var.name, 0, 48), "-")}-${substr(sha1(var.name), 0, 6)}"
}
