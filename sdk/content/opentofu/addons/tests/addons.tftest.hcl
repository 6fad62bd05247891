# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only. The charts are read from their repositories, a cluster is not asked.
provider "helm" {
  kubernetes = {
    host  = "https://127.0.0.1:6443"
    token = "test"
  }
}

run "what_the_app_needs" {
  command = plan

  assert {
    condition     = helm_release.ingress_nginx[0].namespace == "ingress-nginx" && helm_release.prometheus[0].namespace == "monitoring" && helm_release.cloudnative_pg[0].namespace == "cnpg-system"
    error_message = "The namespaces must be those of the network policies in the app's chart."
  }
  assert {
    condition     = length(helm_release.metrics_server) == 0
    error_message = "EKS and AKS bring metrics-server; a second one would take its API over."
  }
  assert {
    condition     = contains(output.cluster_issuers, "letsencrypt-prod")
    error_message = "The app's chart asks the ClusterIssuer letsencrypt-prod."
  }
}

run "each_release_can_go_back" {
  command = plan

  assert {
    condition = alltrue([for release in concat(helm_release.prometheus, helm_release.ingress_nginx, helm_release.cert_manager, helm_release.issuers, helm_release.cloudnative_pg) :
    release.atomic && release.timeout == 600])
    error_message = "A release that fails must be rolled back."
  }
}

run "secure_settings" {
  command = plan

  assert {
    condition     = yamldecode(helm_release.ingress_nginx[0].values[0]).controller.allowSnippetAnnotations == false
    error_message = "Snippets must be off."
  }
  assert {
    condition     = yamldecode(helm_release.ingress_nginx[0].values[0]).controller.service.externalTrafficPolicy == "Local"
    error_message = "The caller's address must stay."
  }
  assert {
    condition     = yamldecode(helm_release.prometheus[0].values[0]).grafana.adminPassword == ""
    error_message = "Grafana's password must be made, not known."
  }
  assert {
    condition     = yamldecode(helm_release.cert_manager[0].values[0]).crds.keep
    error_message = "Certificates must outlive an uninstall."
  }
}

run "prometheus_reads_the_app" {
  command = plan

  assert {
    condition     = yamldecode(helm_release.prometheus[0].values[0]).prometheus.prometheusSpec.serviceMonitorSelectorNilUsesHelmValues == false && yamldecode(helm_release.prometheus[0].values[0]).prometheus.prometheusSpec.ruleSelectorNilUsesHelmValues == false
    error_message = "Monitors and rules of the app must be read without this release's label."
  }
}

run "no_monitors_without_prometheus" {
  command = plan

  variables {
    components = { prometheus = false }
  }

  assert {
    condition     = length(helm_release.prometheus) == 0 && !yamldecode(helm_release.ingress_nginx[0].values[0]).controller.metrics.serviceMonitor.enabled && !yamldecode(helm_release.cloudnative_pg[0].values[0]).monitoring.podMonitorEnabled
    error_message = "Without Prometheus the kinds of monitors are unknown to the cluster."
  }
}

run "issuers_need_cert_manager" {
  command = plan

  variables {
    components = { cert_manager = false }
  }

  expect_failures = [var.components]
}

run "ranges_are_refused" {
  command = plan

  variables {
    chart_versions = { cert_manager = ">=1.0.0" }
  }

  expect_failures = [var.chart_versions]
}
