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

variable "region" {
  description = "Region of AWS, for example eu-west-1."
  type        = string
  nullable    = false
}

variable "account" {
  description = "Number of the only account in which this may run. Null: that of the credentials."
  type        = string
  default     = null

  validation {
    condition     = var.account == null || can(regex("^[0-9]{12}$", var.account))
    error_message = "The account must be 12 digits."
  }
}

variable "addons" {
  description = "What is installed; see modules/addons. cluster_autoscaler adds and removes nodes."
  type = object({
    prometheus         = optional(bool, true)
    ingress_nginx      = optional(bool, true)
    cert_manager       = optional(bool, true)
    issuers            = optional(bool, true)
    cloudnative_pg     = optional(bool, true)
    barman_cloud       = optional(bool, false)
    cluster_autoscaler = optional(bool, true)
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
  description = "Prometheus: days that it keeps, GiB of its volume."
  type = object({
    retention_days = optional(number, 15)
    storage_gb     = optional(number, 50)
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

variable "domain" {
  description = "Domain of the app and the hosted zone in which its records are made. Null: the records are yours to make."
  type = object({
    name            = string
    zone            = string
    certificate_arn = optional(string)
  })
  default = null

  validation {
    condition     = var.domain == null || try(can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) || var.domain.name == var.domain.zone || endswith(var.domain.name, ".${var.domain.zone}"), false)
    error_message = "The domain must lie in its zone."
  }
}
