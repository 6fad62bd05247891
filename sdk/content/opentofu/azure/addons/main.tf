# Written by Deploy.Sdk; the same for every app.
locals {
  cluster_name   = "${var.name}-${var.environment}"
  resource_group = coalesce(var.resource_group, local.cluster_name)
}

data "azurerm_kubernetes_cluster" "this" {
  name                = local.cluster_name
  resource_group_name = local.resource_group
}

module "addons" {
  source = "../modules/addons"

  components = var.addons

  ingress = {
    class = var.ingress_class
    annotations = {
      # The address that the root of the cluster made, and to which the domain points.
      "service.beta.kubernetes.io/azure-load-balancer-resource-group"            = local.resource_group
      "service.beta.kubernetes.io/azure-pip-name"                                = "${local.cluster_name}-ingress"
      "service.beta.kubernetes.io/azure-load-balancer-health-probe-request-path" = "/healthz"
    }
  }

  issuer = {
    email = var.alarms.email
    class = var.ingress_class
  }

  prometheus = {
    retention_days  = var.prometheus.retention_days
    storage_gb      = var.prometheus.storage_gb
    storage_class   = var.prometheus.storage_class
    external_labels = { cluster = local.cluster_name }
  }
}

# Who applies with the values of one environment and the state of another would turn the one into the other. It keeps
# the name that it was made with.
resource "terraform_data" "environment" {
  input = local.cluster_name

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == local.cluster_name
      error_message = "This state is that of ${self.output}, and the values are those of ${local.cluster_name}: tofu init -reconfigure with the backend file of the environment (README), or its -var-file."
    }
  }
}
