# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Name of the app."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,38}[a-z0-9]$", var.name))
    error_message = "The name must be 2 to 40 characters of a-z, 0-9 and hyphen, begin with a letter and not end in a hyphen."
  }
}

variable "environment" {
  description = "Name of the environment, for example production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,17}[a-z0-9]$", var.environment))
    error_message = "The environment must be 2 to 19 characters of a-z, 0-9 and hyphen, begin with a letter and not end in a hyphen."
  }
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

variable "protect" {
  description = "Whether deletion is made difficult: protection of the cluster, the registry and the databases, final snapshots. True in production."
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = "Further tags; app, environment and managed-by are added."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "network" {
  description = "Network: address range, number of zones (2 or 3), NAT gateways (single, or per-az so that an outage of one zone does not cut off the others)."
  type = object({
    cidr  = optional(string, "10.0.0.0/16")
    zones = optional(number, 2)
    nat   = optional(string, "single")
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains([2, 3], var.network.zones)
    error_message = "The cluster spans 2 or 3 zones."
  }
  validation {
    condition     = contains(["single", "per-az"], var.network.nat)
    error_message = "Nodes need a way out: nat must be single or per-az."
  }
}

variable "registry" {
  description = "Registry of images: how many are kept. Null: the image is somebody else's."
  type = object({
    repository  = optional(string)
    keep_images = optional(number, 30)
  })
  default = {}
}

variable "cluster" {
  description = "Kubernetes: version, nodes (sizes: instance types; min, max and count of all zones together; disk_gb; architecture X86_64 or ARM64), admins (ARNs of IAM roles and users; empty: whoever creates it), api_cidrs (who may reach the API over the internet; empty: nobody, only the VPC), versions of EKS add-ons, extended_support (pay for old versions rather than be upgraded)."
  type = object({
    version = optional(string, "1.35")
    node = optional(object({
      sizes        = optional(list(string), ["m7i.large"])
      min          = optional(number, 2)
      max          = optional(number, 6)
      count        = optional(number, 2)
      disk_gb      = optional(number, 50)
      architecture = optional(string, "X86_64")
    }), {})
    admins           = optional(set(string), [])
    api_cidrs        = optional(set(string), [])
    addon_versions   = optional(map(string), {})
    extended_support = optional(bool, true)
  })
  default  = {}
  nullable = false
}

variable "access" {
  description = "Who gets in, beside those named in cluster, in a file of its own (access.auto.tfvars): admins (ARNs of IAM roles and users), api_cidrs (networks that may reach the API over the internet), private_cidrs (those that may within the VPC, beside its own range: of a VPN)."
  type = object({
    admins        = optional(set(string), [])
    api_cidrs     = optional(set(string), [])
    private_cidrs = optional(set(string), [])
  })
  default  = {}
  nullable = false
}

variable "logs" {
  description = "Days that the logs of the control plane and of the network are kept."
  type = object({
    retention_days = optional(number, 30)
  })
  default  = {}
  nullable = false
}

variable "alarms" {
  description = "E-mail address that hears of the budget. Alarms of the app come from Prometheus in the cluster."
  type = object({
    email              = optional(string)
    error_rate_percent = optional(number)
    latency_ms         = optional(number)
  })
  default  = {}
  nullable = false
}

variable "budget" {
  description = "Monthly budget in US dollars and who hears of it. Null: none."
  type = object({
    amount = number
    email  = optional(string)
  })
  default = null
}

variable "domain" {
  description = "Domain of the app and its hosted zone. The record is made by the root addons, which knows the load balancer. Null: none."
  type = object({
    name            = string
    zone            = string
    certificate_arn = optional(string)
  })
  default = null
}
