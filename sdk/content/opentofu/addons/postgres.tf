# Written by Deploy.Sdk; the same for every app.
resource "helm_release" "cloudnative_pg" {
  count = var.components.cloudnative_pg ? 1 : 0

  # The network policies of the app's chart let this namespace, and no other, manage its databases.
  name             = "cloudnative-pg"
  namespace        = "cnpg-system"
  create_namespace = true
  repository       = "https://cloudnative-pg.github.io/charts"
  chart            = "cloudnative-pg"
  version          = var.chart_versions.cloudnative_pg
  atomic           = true
  timeout          = var.timeout_seconds
  max_history      = 10

  values = [yamlencode({
    # Two, so that a drained node does not take the webhook away.
    replicaCount = 2
    resources    = { requests = { cpu = "50m", memory = "128Mi" }, limits = { memory = "512Mi" } }
    monitoring   = { podMonitorEnabled = var.components.prometheus }
  })]

  depends_on = [helm_release.prometheus]
}

resource "helm_release" "barman_cloud" {
  count = var.components.barman_cloud ? 1 : 0

  # It must lie in the operator's namespace, and takes its certificates from cert-manager.
  name        = "plugin-barman-cloud"
  namespace   = "cnpg-system"
  repository  = "https://cloudnative-pg.github.io/charts"
  chart       = "plugin-barman-cloud"
  version     = var.chart_versions.barman_cloud
  atomic      = true
  timeout     = var.timeout_seconds
  max_history = 10

  depends_on = [helm_release.cert_manager, helm_release.cloudnative_pg]
}
