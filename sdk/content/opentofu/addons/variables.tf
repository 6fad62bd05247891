# Written by Deploy.Sdk; the same for every app.
variable "components" {
  description = "What is installed. metrics_server is off because EKS (as add-on) and AKS bring it; barman_cloud is for backups of PostgreSQL into object storage."
  type = object({
    prometheus     = optional(bool, true)
    ingress_nginx  = optional(bool, true)
    cert_manager   = optional(bool, true)
    issuers        = optional(bool, true)
    cloudnative_pg = optional(bool, true)
    barman_cloud   = optional(bool, false)
    metrics_server = optional(bool, false)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.components.cert_manager || !(var.components.issuers || var.components.barman_cloud)
    error_message = "issuers and barman_cloud need cert_manager."
  }
  validation {
    condition     = var.components.cloudnative_pg || !var.components.barman_cloud
    error_message = "barman_cloud is a plugin of cloudnative_pg."
  }
}

variable "chart_versions" {
  description = "Exact versions of the charts. Read the release notes of what lies between before raising one."
  type = object({
    prometheus     = optional(string, "88.5.0")
    ingress_nginx  = optional(string, "4.15.1")
    cert_manager   = optional(string, "v1.20.2")
    cloudnative_pg = optional(string, "0.28.3")
    barman_cloud   = optional(string, "0.7.0")
    metrics_server = optional(string, "3.13.0")
  })
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for version in values(var.chart_versions) : can(regex("^v?[0-9]+\\.[0-9]+\\.[0-9]+$", version))])
    error_message = "Versions are exact, such as 4.15.1: no ranges."
  }
}

variable "timeout_seconds" {
  description = "Seconds that a release may take until its pods are ready. After that it is rolled back."
  type        = number
  default     = 600
  nullable    = false
}

variable "ingress" {
  description = "Ingress controller: name of its class, number of pods, annotations of its Service (they say which load balancer the cloud makes)."
  type = object({
    class       = optional(string, "nginx")
    replicas    = optional(number, 2)
    annotations = optional(map(string), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.ingress.replicas >= 1
    error_message = "The ingress controller needs a pod."
  }
}

variable "issuer" {
  description = "Certificates: e-mail address of the ACME account (null: none), class of the ingress that answers the challenges."
  type = object({
    email = optional(string)
    class = optional(string, "nginx")
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.issuer.email == null || can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.issuer.email))
    error_message = "The e-mail address of the ACME account is none."
  }
}

variable "prometheus" {
  description = "Prometheus: days that it keeps, GiB of its volume and of Alertmanager's, StorageClass (null: the default one), labels of the cluster on everything that leaves it."
  type = object({
    retention_days          = optional(number, 15)
    storage_gb              = optional(number, 50)
    alertmanager_storage_gb = optional(number, 5)
    storage_class           = optional(string)
    external_labels         = optional(map(string), {})
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.prometheus.retention_days >= 1 && var.prometheus.storage_gb >= 5 && var.prometheus.alertmanager_storage_gb >= 1
    error_message = "Prometheus keeps at least a day on at least 5 GiB, Alertmanager has at least 1 GiB."
  }
}
