# Written by Deploy.Sdk; the same for every app.
# Without rule and association the agents of Container Insights run, and send nothing.
resource "azurerm_monitor_data_collection_rule" "this" {
  name                = "${var.name}-containers"
  resource_group_name = var.resource_group_name
  location            = var.location
  description         = "Container Insights of ${var.name}"
  tags                = var.tags

  destinations {
    log_analytics {
      name                  = "workspace"
      workspace_resource_id = var.log_analytics_workspace_id
    }
  }

  data_flow {
    streams      = ["Microsoft-ContainerInsights-Group-Default"]
    destinations = ["workspace"]
  }

  data_sources {
    extension {
      name           = "ContainerInsightsExtension"
      extension_name = "ContainerInsights"
      streams        = ["Microsoft-ContainerInsights-Group-Default"]

      # Metrics are Prometheus' business; a minute's interval would be paid for by the gigabyte.
      extension_json = jsonencode({
        dataCollectionSettings = {
          interval               = "5m"
          namespaceFilteringMode = "Exclude"
          namespaces             = ["kube-system", "gatekeeper-system"]
          enableContainerLogV2   = true
        }
      })
    }
  }
}

resource "azurerm_monitor_data_collection_rule_association" "this" {
  name                    = "ContainerInsightsExtension"
  description             = "Container Insights of ${var.name}"
  target_resource_id      = azurerm_kubernetes_cluster.this.id
  data_collection_rule_id = azurerm_monitor_data_collection_rule.this.id
}

# kube-audit itself is left out: it holds every read, and costs more than the nodes. kube-audit-admin holds what changes.
resource "azurerm_monitor_diagnostic_setting" "this" {
  name                           = "log-analytics"
  target_resource_id             = azurerm_kubernetes_cluster.this.id
  log_analytics_workspace_id     = var.log_analytics_workspace_id
  log_analytics_destination_type = "Dedicated"

  dynamic "enabled_log" {
    for_each = toset(["cluster-autoscaler", "guard", "kube-apiserver", "kube-audit-admin", "kube-controller-manager", "kube-scheduler"])

    content {
      category = enabled_log.value
    }
  }
}
