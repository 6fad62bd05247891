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
  description = "Region of Azure, for example westeurope."
  type        = string
  nullable    = false
}

variable "resource_group" {
  description = "Resource group that is made for everything. Null: <name>-<environment>."
  type        = string
  default     = null
}

variable "protect" {
  description = "Whether deletion is made difficult: locks of the cluster and the registry, purge protection of the vault, and the API's promised availability. True in production."
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
  description = "Network: address range, whether nodes and addresses are spread over the region's zones."
  type = object({
    cidr           = optional(string, "10.0.0.0/16")
    zone_redundant = optional(bool, true)
  })
  default  = {}
  nullable = false
}

variable "registry" {
  description = "Container registry: name (null: made up), sku, copies in further regions, addresses that may push over the internet. Null: the image is somebody else's."
  type = object({
    name            = optional(string)
    sku             = optional(string, "Premium")
    georeplications = optional(list(string), [])
    allowed_ips     = optional(set(string), [])
  })
  default = {}
}

variable "cluster" {
  description = "Kubernetes: version, nodes (vm_size; min, max and count; disk_gb), admins (object ids in Entra; empty: whoever applies), api_cidrs (who may reach the API over the internet; empty: a private cluster), network_policy, host_encryption, maintenance."
  type = object({
    version = optional(string, "1.35")
    node = optional(object({
      vm_size = optional(string, "Standard_D4s_v5")
      min     = optional(number, 2)
      max     = optional(number, 6)
      count   = optional(number, 2)
      disk_gb = optional(number, 128)
    }), {})
    system_node     = optional(object({ vm_size = optional(string, "Standard_D2s_v5"), min = optional(number, 2), max = optional(number, 3) }), {})
    admins          = optional(set(string), [])
    api_cidrs       = optional(set(string), [])
    network_policy  = optional(string, "azure")
    host_encryption = optional(bool, true)
    maintenance     = optional(object({ day = optional(string, "Sunday"), hour = optional(number, 2) }), {})
  })
  default  = {}
  nullable = false
}

variable "access" {
  description = "Who gets in, beside those named in cluster, registry and key_vault, in a file of its own (access.auto.tfvars): admins and officers (object ids in Entra), api_cidrs, registry_cidrs and vault_cidrs (networks). Without any api_cidrs the cluster is private; from the one to the other it is made anew."
  type = object({
    admins         = optional(set(string), [])
    officers       = optional(set(string), [])
    api_cidrs      = optional(set(string), [])
    registry_cidrs = optional(set(string), [])
    vault_cidrs    = optional(set(string), [])
  })
  default  = {}
  nullable = false
}

variable "key_vault" {
  description = "Key vault of the app's secrets: name (null: made up), object ids of the people who fill them in (the administrators do anyway), addresses from which they do. Null: no vault."
  type = object({
    name        = optional(string)
    officers    = optional(set(string), [])
    allowed_ips = optional(set(string), [])
  })
  default = {}
}

variable "vault_secrets" {
  description = "Names of the secrets that a person fills in, as the app calls them: MAIL_PASSWORD becomes MAIL-PASSWORD in the vault."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "workload" {
  description = "Namespace and service account of the app in the cluster, which reads the vault. Null: the app's name."
  type = object({
    namespace       = optional(string)
    service_account = optional(string)
  })
  default  = {}
  nullable = false
}

variable "log_analytics" {
  description = "Id of a Log Analytics workspace that is there already. Null: one is made."
  type        = string
  default     = null

  validation {
    condition     = var.log_analytics == null || can(regex("^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.OperationalInsights/workspaces/[^/]+$", var.log_analytics))
    error_message = "Give the workspace's whole id: az monitor log-analytics workspace show --query id."
  }
}

variable "logs" {
  description = "Days that logs are kept (30 to 730), GiB a day after which no more are taken (-1: no limit)."
  type = object({
    retention_days = optional(number, 30)
    daily_quota_gb = optional(number, -1)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.logs.retention_days >= 30 && var.logs.retention_days <= 730
    error_message = "Log Analytics keeps logs for 30 to 730 days."
  }
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
  description = "Monthly budget, in the currency of the subscription, and who hears of it (null: the owners). Null: none."
  type = object({
    amount = number
    email  = optional(string)
  })
  default = null
}

variable "domain" {
  description = "Domain of the app, its DNS zone (null: it is elsewhere, no record is made) and the zone's resource group (null: it is looked up in the subscription). Null: no domain."
  type = object({
    name                = string
    zone                = optional(string)
    zone_resource_group = optional(string)
  })
  default = null

  validation {
    condition     = try(var.domain.zone, null) == null || try(var.domain.name == var.domain.zone || endswith(var.domain.name, ".${var.domain.zone}"), false)
    error_message = "The domain must lie in its zone."
  }
}
