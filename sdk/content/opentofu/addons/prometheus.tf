# Written by Deploy.Sdk; the same for every app.
locals {
  storage_class = var.prometheus.storage_class == null ? {} : { storageClassName = var.prometheus.storage_class }
}

# First of all: the others bring monitors, whose kinds come with this chart.
resource "helm_release" "prometheus" {
  count = var.components.prometheus ? 1 : 0

  # The network policies of the app's chart let this namespace read metrics.
  name             = "kube-prometheus-stack"
  namespace        = "monitoring"
  create_namespace = true
  repository       = "https://prometheus-community.github.io/helm-charts"
  chart            = "kube-prometheus-stack"
  version          = var.chart_versions.prometheus
  atomic           = true
  timeout          = var.timeout_seconds
  max_history      = 10

  values = [yamlencode({
    # The cloud runs these parts and shows no metrics of them; their alerts would fire forever.
    kubeControllerManager = { enabled = false }
    kubeEtcd              = { enabled = false }
    kubeProxy             = { enabled = false }
    kubeScheduler         = { enabled = false }

    prometheus = {
      prometheusSpec = {
        retention      = "${var.prometheus.retention_days}d"
        retentionSize  = "${floor(var.prometheus.storage_gb * 0.85)}GiB"
        walCompression = true
        externalLabels = var.prometheus.external_labels

        # Everything is read, not only what carries this release's label: the app's chart has labels of its own.
        podMonitorSelectorNilUsesHelmValues     = false
        probeSelectorNilUsesHelmValues          = false
        ruleSelectorNilUsesHelmValues           = false
        scrapeConfigSelectorNilUsesHelmValues   = false
        serviceMonitorSelectorNilUsesHelmValues = false

        resources = {
          requests = { cpu = "200m", memory = "1Gi" }
          limits   = { memory = "3Gi" }
        }

        storageSpec = {
          volumeClaimTemplate = {
            spec = merge(local.storage_class, {
              accessModes = ["ReadWriteOnce"]
              resources   = { requests = { storage = "${var.prometheus.storage_gb}Gi" } }
            })
          }
        }
      }
    }

    alertmanager = {
      alertmanagerSpec = {
        resources = { requests = { cpu = "10m", memory = "64Mi" }, limits = { memory = "256Mi" } }

        storage = {
          volumeClaimTemplate = {
            spec = merge(local.storage_class, {
              accessModes = ["ReadWriteOnce"]
              resources   = { requests = { storage = "${var.prometheus.alertmanager_storage_gb}Gi" } }
            })
          }
        }
      }
    }

    prometheusOperator = {
      resources = { requests = { cpu = "50m", memory = "128Mi" }, limits = { memory = "512Mi" } }
    }

    grafana = {
      # Empty: the chart makes a password and keeps it in the Secret kube-prometheus-stack-grafana.
      adminPassword = ""
      resources     = { requests = { cpu = "50m", memory = "256Mi" }, limits = { memory = "768Mi" } }

      "grafana.ini" = {
        analytics = { reporting_enabled = false, check_for_updates = false }
      }

      sidecar = {
        dashboards = { enabled = true, label = "grafana_dashboard", labelValue = "1", searchNamespace = "ALL" }
      }
    }
  })]
}
