# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Name of the app, as in the root of the cluster."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Name of the environment, as in the root of the cluster."
  type        = string
  nullable    = false
}

variable "resource_group" {
  description = "Resource group of the cluster. Null: <name>-<environment>."
  type        = string
  default     = null
}

variable "kubelogin" {
  description = "How kubelogin proves who applies: azurecli (after az login), workloadidentity or spn (pipelines), msi (a machine in Azure)."
  type        = string
  default     = "azurecli"
  nullable    = false

  validation {
    condition     = contains(["azurecli", "workloadidentity", "spn", "msi", "azd"], var.kubelogin)
    error_message = "kubelogin knows azurecli, workloadidentity, spn, msi and azd."
  }
}

variable "addons" {
  description = "What is installed; see modules/addons. metrics-server and the driver of the key vault are part of AKS."
  type = object({
    prometheus     = optional(bool, true)
    ingress_nginx  = optional(bool, true)
    cert_manager   = optional(bool, true)
    issuers        = optional(bool, true)
    cloudnative_pg = optional(bool, true)
    barman_cloud   = optional(bool, false)
  })
  default  = {}
  nullable = false
}

variable "ingress_class" {
  description = "Class of the ingress controller, as in the values of the app's chart."
  type        = string
  default     = "nginx"
  nullable    = false
}

variable "prometheus" {
  description = "Prometheus: days that it keeps, GiB of its volume, StorageClass (null: the default one of AKS)."
  type = object({
    retention_days = optional(number, 15)
    storage_gb     = optional(number, 50)
    storage_class  = optional(string)
  })
  default  = {}
  nullable = false
}

variable "alarms" {
  description = "E-mail address of the account at Let's Encrypt, or null."
  type = object({
    email              = optional(string)
    error_rate_percent = optional(number)
    latency_ms         = optional(number)
  })
  default  = {}
  nullable = false
}
