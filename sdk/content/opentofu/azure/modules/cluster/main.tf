# Written by Deploy.Sdk; the same for every app.
locals {
  private    = length(var.api_cidrs) == 0
  start_time = format("%02d:00", var.maintenance.hour)

  # A DNS prefix has at most 54 characters.
  dns_prefix = length(var.name) <= 54 ? var.name : "${trimsuffix(substr(var.name, 0, 47), "-")}-${substr(sha256(var.name), 0, 6)}"
}

# Of our own, so that it has its rights before the cluster is made.
resource "azurerm_user_assigned_identity" "cluster" {
  name                = "${var.name}-cluster"
  resource_group_name = var.resource_group_name
  location            = var.location
  tags                = var.tags
}

# Load balancers and nodes are put into the subnet.
resource "azurerm_role_assignment" "subnet" {
  scope                            = var.subnet_id
  role_definition_name             = "Network Contributor"
  principal_id                     = azurerm_user_assigned_identity.cluster.principal_id
  skip_service_principal_aad_check = true
}

resource "azurerm_kubernetes_cluster" "this" {
  name                = var.name
  resource_group_name = var.resource_group_name
  location            = var.location
  dns_prefix          = local.dns_prefix
  kubernetes_version  = var.kubernetes_version
  sku_tier            = var.sku_tier
  node_resource_group = "${var.name}-nodes"
  tags                = var.tags

  private_cluster_enabled             = local.private
  private_cluster_public_fqdn_enabled = false
  private_dns_zone_id                 = local.private ? "System" : null

  role_based_access_control_enabled = true
  local_account_disabled            = true
  run_command_enabled               = local.private
  oidc_issuer_enabled               = true
  workload_identity_enabled         = true
  azure_policy_enabled              = true

  # Patches of the minor version, and weekly images of the nodes; a new minor version is a person's decision.
  automatic_upgrade_channel    = "patch"
  node_os_upgrade_channel      = "NodeImage"
  image_cleaner_enabled        = true
  image_cleaner_interval_hours = 168

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = var.tenant_id
  }

  dynamic "api_server_access_profile" {
    for_each = local.private ? [] : [var.api_cidrs]

    content {
      authorized_ip_ranges = api_server_access_profile.value
    }
  }

  # For Kubernetes' own parts only: an app that eats a node's memory does not take the names of the cluster with it.
  default_node_pool {
    name                         = "system"
    vm_size                      = var.system_node.vm_size
    vnet_subnet_id               = var.subnet_id
    zones                        = var.zones
    auto_scaling_enabled         = true
    min_count                    = var.system_node.min
    max_count                    = var.system_node.max
    only_critical_addons_enabled = true
    orchestrator_version         = var.kubernetes_version
    os_sku                       = "AzureLinux"
    os_disk_size_gb              = 64
    host_encryption_enabled      = var.host_encryption
    temporary_name_for_rotation  = "systemtemp"
    tags                         = var.tags

    upgrade_settings {
      max_surge                     = "33%"
      drain_timeout_in_minutes      = 30
      node_soak_duration_in_minutes = 0
    }
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = var.network_policy
    network_data_plane  = var.network_policy == "cilium" ? "cilium" : "azure"
    load_balancer_sku   = "standard"
    outbound_type       = "loadBalancer"
    pod_cidr            = "172.16.0.0/14"
    service_cidr        = "172.20.0.0/16"
    dns_service_ip      = "172.20.0.10"
  }

  auto_scaler_profile {
    balance_similar_node_groups = true
    expander                    = "least-waste"
  }

  key_vault_secrets_provider {
    secret_rotation_enabled  = true
    secret_rotation_interval = "2m"
  }

  oms_agent {
    log_analytics_workspace_id      = var.log_analytics_workspace_id
    msi_auth_for_monitoring_enabled = true
  }

  maintenance_window_auto_upgrade {
    frequency   = "Weekly"
    interval    = 1
    duration    = 4
    day_of_week = var.maintenance.day
    start_time  = local.start_time
    utc_offset  = "+00:00"
  }

  maintenance_window_node_os {
    frequency   = "Weekly"
    interval    = 1
    duration    = 4
    day_of_week = var.maintenance.day
    start_time  = local.start_time
    utc_offset  = "+00:00"
  }

  lifecycle {
    # The autoscaler owns it.
    ignore_changes = [default_node_pool[0].node_count]
  }

  depends_on = [azurerm_role_assignment.subnet]
}

resource "azurerm_kubernetes_cluster_node_pool" "app" {
  name                        = "app"
  kubernetes_cluster_id       = azurerm_kubernetes_cluster.this.id
  mode                        = "User"
  vm_size                     = var.node.vm_size
  vnet_subnet_id              = var.subnet_id
  zones                       = var.zones
  auto_scaling_enabled        = true
  min_count                   = var.node.min
  max_count                   = var.node.max
  node_count                  = var.node.count
  orchestrator_version        = var.kubernetes_version
  os_sku                      = "AzureLinux"
  os_disk_size_gb             = var.node.disk_gb
  host_encryption_enabled     = var.host_encryption
  temporary_name_for_rotation = "apptemp"
  tags                        = var.tags

  upgrade_settings {
    max_surge                     = "33%"
    drain_timeout_in_minutes      = 30
    node_soak_duration_in_minutes = 0
  }

  lifecycle {
    ignore_changes = [node_count]
  }
}

resource "azurerm_role_assignment" "admin" {
  for_each = var.admins

  scope                = azurerm_kubernetes_cluster.this.id
  role_definition_name = "Azure Kubernetes Service RBAC Cluster Admin"
  principal_id         = each.value
}

# To fetch the kubeconfig (az aks get-credentials).
resource "azurerm_role_assignment" "user" {
  for_each = var.admins

  scope                = azurerm_kubernetes_cluster.this.id
  role_definition_name = "Azure Kubernetes Service Cluster User Role"
  principal_id         = each.value
}

# The volumes of the databases go with the cluster. It lets nodes come and go: those are elsewhere.
resource "azurerm_management_lock" "this" {
  count = var.protect ? 1 : 0

  name       = "keep"
  scope      = azurerm_kubernetes_cluster.this.id
  lock_level = "CanNotDelete"
  notes      = "The cluster and all data in it. Set protect = false and apply before deleting."

  lifecycle {
    # Else a plan that replaces what is locked replaces the lock too: first the lock goes, then the data.
    ignore_changes = [scope]
  }

  # Last: what failed while it was made has to be made anew, which the lock would refuse.
  depends_on = [
    azurerm_kubernetes_cluster_node_pool.app,
    azurerm_monitor_data_collection_rule_association.this,
    azurerm_monitor_diagnostic_setting.this,
    azurerm_role_assignment.admin,
    azurerm_role_assignment.user,
  ]
}
