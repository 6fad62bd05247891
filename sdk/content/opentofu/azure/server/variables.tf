# Written by Deploy.Sdk; the same for every app.
variable "name" {
  type        = string
  description = "The app, e.g. \"shop\"."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 40
    error_message = "The name has at most 40 lower-case letters, digits and single hyphens, a letter first."
  }
}

variable "environment" {
  type        = string
  description = "E.g. \"production\"."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.environment)) && length(var.environment) <= 19
    error_message = "An environment has at most 19 lower-case letters, digits and single hyphens, a letter first."
  }
}

variable "region" {
  type        = string
  description = "Azure region, e.g. \"westeurope\"."
  nullable    = false
}

variable "subscription_id" {
  type        = string
  description = "Subscription; null: that of ARM_SUBSCRIPTION_ID."
  default     = null
}

variable "resource_group" {
  type        = string
  description = "Existing resource group; null: rg-<name>-<environment> is made."
  default     = null
}

variable "protect" {
  type        = bool
  description = "Whether locks stand against the deletion of data; true in production."
  default     = true
  nullable    = false
}

variable "tags" {
  type        = map(string)
  description = "Further tags; app, environment and managed-by are always there."
  default     = {}
  nullable    = false
}

variable "deployers" {
  type        = map(string)
  description = "Word → object id of each who applies this or fills secrets; empty: whoever applies. Name them as soon as there are two."
  default     = {}
  nullable    = false
}

variable "allowed_ips" {
  type        = set(string)
  description = "Public addresses from which this is applied and secrets are filled. Best as TF_VAR_allowed_ips."
  default     = []
  nullable    = false
}

variable "server" {
  type = object({
    vm_size           = optional(string, "Standard_B2ats_v2")
    disk_gb           = optional(number, 32)
    backup_days       = optional(number, 14)
    certificate_email = optional(string)
    ssh_public_key    = optional(string)
  })
  description = "The machine: its size, GiB of the data disk, days for which copies of it are kept; an address for Let's Encrypt; a key only because Azure wants one."
  default     = {}
  nullable    = false
}

variable "domain" {
  type = object({
    name                = string
    zone                = optional(string)
    zone_resource_group = optional(string)
  })
  description = "Host name; with a zone its records are written there (zone_resource_group: null, it is looked up in the subscription). null: the name Azure gives."
  default     = null
}

variable "budget" {
  type = object({
    amount = number
    email  = optional(string)
  })
  description = "Money a month, in the currency of the subscription; null: no budget."
  default     = null
}
