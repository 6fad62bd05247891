# Written by Deploy.Sdk; the same for every app.
resource "helm_release" "ingress_nginx" {
  count = var.components.ingress_nginx ? 1 : 0

  name             = "ingress-nginx"
  namespace        = "ingress-nginx"
  create_namespace = true
  repository       = "https://kubernetes.github.io/ingress-nginx"
  chart            = "ingress-nginx"
  version          = var.chart_versions.ingress_nginx
  atomic           = true
  timeout          = var.timeout_seconds
  max_history      = 10

  values = [yamlencode({
    controller = {
      replicaCount = var.ingress.replicas
      minAvailable = 1
      ingressClass = var.ingress.class
      ingressClassResource = {
        name    = var.ingress.class
        default = true
      }

      # With snippets, whoever may write an Ingress reads every Secret of the cluster.
      allowSnippetAnnotations = false

      config = {
        annotations-risk-level = "High"
        server-tokens          = "false"
        ssl-protocols          = "TLSv1.2 TLSv1.3"
        # A node that goes away gets this long to finish its requests.
        worker-shutdown-timeout = "240s"
      }

      service = {
        annotations = var.ingress.annotations
        # Keeps the caller's address; with Cluster the app would see a node's.
        externalTrafficPolicy = "Local"
      }

      resources = {
        requests = { cpu = "100m", memory = "256Mi" }
        limits   = { memory = "1Gi" }
      }

      topologySpreadConstraints = [for key in ["topology.kubernetes.io/zone", "kubernetes.io/hostname"] : {
        maxSkew           = 1
        topologyKey       = key
        whenUnsatisfiable = "ScheduleAnyway"
        labelSelector = {
          matchLabels = {
            "app.kubernetes.io/name"      = "ingress-nginx"
            "app.kubernetes.io/instance"  = "ingress-nginx"
            "app.kubernetes.io/component" = "controller"
          }
        }
      }]

      metrics = {
        enabled        = var.components.prometheus
        serviceMonitor = { enabled = var.components.prometheus }
      }
    }
  })]

  depends_on = [helm_release.prometheus]
}

resource "helm_release" "cert_manager" {
  count = var.components.cert_manager ? 1 : 0

  name             = "cert-manager"
  namespace        = "cert-manager"
  create_namespace = true
  repository       = "https://charts.jetstack.io"
  chart            = "cert-manager"
  version          = var.chart_versions.cert_manager
  atomic           = true
  timeout          = var.timeout_seconds
  max_history      = 10

  values = [yamlencode({
    # Without keep, an uninstall deletes every Certificate of the cluster, and with them the Secrets of TLS.
    crds = { enabled = true, keep = true }

    replicaCount        = 2
    podDisruptionBudget = { enabled = true, minAvailable = 1 }
    resources           = { requests = { cpu = "20m", memory = "64Mi" }, limits = { memory = "512Mi" } }

    webhook = {
      replicaCount        = 2
      podDisruptionBudget = { enabled = true, minAvailable = 1 }
      resources           = { requests = { cpu = "20m", memory = "32Mi" }, limits = { memory = "256Mi" } }
    }

    cainjector = {
      resources = { requests = { cpu = "20m", memory = "64Mi" }, limits = { memory = "512Mi" } }
    }

    prometheus = {
      enabled        = true
      servicemonitor = { enabled = var.components.prometheus }
    }
  })]

  depends_on = [helm_release.prometheus]
}

# A chart of our own: kubernetes_manifest asks the cluster for the CRD while planning, and before the first apply
# there is neither.
resource "helm_release" "issuers" {
  count = var.components.issuers ? 1 : 0

  name        = "issuers"
  namespace   = "cert-manager"
  chart       = "${path.module}/charts/issuers"
  atomic      = true
  timeout     = var.timeout_seconds
  max_history = 10

  values = [yamlencode({
    email        = var.issuer.email == null ? "" : var.issuer.email
    ingressClass = var.issuer.class
  })]

  depends_on = [helm_release.cert_manager]
}

resource "helm_release" "metrics_server" {
  count = var.components.metrics_server ? 1 : 0

  name        = "metrics-server"
  namespace   = "kube-system"
  repository  = "https://kubernetes-sigs.github.io/metrics-server/"
  chart       = "metrics-server"
  version     = var.chart_versions.metrics_server
  atomic      = true
  timeout     = var.timeout_seconds
  max_history = 10

  values = [yamlencode({
    replicas            = 2
    podDisruptionBudget = { enabled = true, minAvailable = 1 }
  })]
}
