# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only, nothing is made. The provider asks for a login all the same (az login).
provider "azurerm" {
  features {}

  subscription_id                 = "00000000-0000-0000-0000-000000000000"
  resource_provider_registrations = "none"
}

variables {
  name                       = "shop-production"
  resource_group_name        = "shop-production"
  location                   = "westeurope"
  tenant_id                  = "00000000-0000-0000-0000-000000000001"
  subnet_id                  = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop-production/providers/Microsoft.Network/virtualNetworks/shop-production/subnets/nodes"
  log_analytics_workspace_id = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/shop-production/providers/Microsoft.OperationalInsights/workspaces/shop-production"
  admins                     = ["11111111-2222-3333-4444-555555555555"]
}

run "private_by_default" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.this.private_cluster_enabled && length(azurerm_kubernetes_cluster.this.api_server_access_profile) == 0
    error_message = "Without api_cidrs the API must answer within the network only."
  }
}

run "named_addresses_only" {
  command = plan

  variables {
    api_cidrs = ["203.0.113.7/32"]
  }

  assert {
    condition     = !azurerm_kubernetes_cluster.this.private_cluster_enabled && azurerm_kubernetes_cluster.this.api_server_access_profile[0].authorized_ip_ranges == toset(["203.0.113.7/32"])
    error_message = "The API must answer to the named addresses, and to no others."
  }
}

run "kept_from_deletion" {
  command = plan

  assert {
    condition     = length(azurerm_management_lock.this) == 1 && azurerm_management_lock.this[0].lock_level == "CanNotDelete"
    error_message = "A protected cluster must be locked: its volumes hold the databases."
  }
}

run "not_kept_from_deletion" {
  command = plan

  variables {
    protect = false
  }

  assert {
    condition     = length(azurerm_management_lock.this) == 0
    error_message = "Without protect nothing must stand in the way of deleting."
  }
}

run "entra_identities_only" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.this.local_account_disabled && azurerm_kubernetes_cluster.this.azure_active_directory_role_based_access_control[0].azure_rbac_enabled
    error_message = "Local accounts must be off, and rights given by Azure roles."
  }
  assert {
    condition     = azurerm_role_assignment.admin["11111111-2222-3333-4444-555555555555"].role_definition_name == "Azure Kubernetes Service RBAC Cluster Admin"
    error_message = "The administrators need their role."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.workload_identity_enabled && azurerm_kubernetes_cluster.this.oidc_issuer_enabled
    error_message = "Pods must get identities of their own."
  }
}

run "policies_vault_and_patches" {
  command = plan

  assert {
    condition     = azurerm_kubernetes_cluster.this.azure_policy_enabled && azurerm_kubernetes_cluster.this.network_profile[0].network_policy == "azure"
    error_message = "Azure Policy and network policies must be on."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.key_vault_secrets_provider[0].secret_rotation_enabled
    error_message = "Secrets that change in the vault must reach the pods."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.automatic_upgrade_channel == "patch" && azurerm_kubernetes_cluster.this.node_os_upgrade_channel == "NodeImage" && azurerm_kubernetes_cluster.this.maintenance_window_auto_upgrade[0].start_time == "02:00"
    error_message = "Patches must come by themselves, at the time agreed on."
  }
}

run "nodes" {
  command = plan

  variables {
    node = { min = 3, count = 3, max = 9 }
  }

  assert {
    condition     = azurerm_kubernetes_cluster.this.default_node_pool[0].only_critical_addons_enabled && azurerm_kubernetes_cluster_node_pool.app.mode == "User"
    error_message = "The app must not run beside Kubernetes' own parts."
  }
  assert {
    condition     = azurerm_kubernetes_cluster.this.default_node_pool[0].host_encryption_enabled && azurerm_kubernetes_cluster_node_pool.app.host_encryption_enabled
    error_message = "The nodes' caches must be encrypted too."
  }
  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.app.min_count == 3 && azurerm_kubernetes_cluster_node_pool.app.max_count == 9 && length(azurerm_kubernetes_cluster_node_pool.app.zones) == 3
    error_message = "The nodes must be as many as asked for, in three zones."
  }
}

run "long_names_fit" {
  command = plan

  variables {
    name = "a-name-of-exactly-sixty-characters-for-production-in-europe1"
  }

  assert {
    condition     = length(azurerm_kubernetes_cluster.this.dns_prefix) <= 54
    error_message = "A DNS prefix has at most 54 characters."
  }
}

run "nobody_is_no_administrator" {
  command = plan

  variables {
    admins = []
  }

  expect_failures = [var.admins]
}

run "the_internet_is_refused" {
  command = plan

  variables {
    api_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.api_cidrs]
}
