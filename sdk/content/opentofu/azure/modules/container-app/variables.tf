# Written by Deploy.Sdk; the same for every app.
variable "name" {
  type        = string
  description = "Prefix of every name, e.g. \"shop-production\": lower-case letters, digits and single hyphens."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 60
    error_message = "The name has at most 60 lower-case letters, digits and single hyphens, a letter first."
  }
}

variable "resource_group_name" {
  type        = string
  description = "Resource group in which everything is made."
  nullable    = false
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource that can have them."
  default     = {}
  nullable    = false
}

variable "component" {
  type        = string
  description = "\"app\" or the name of a worker."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.component)) && length(var.component) <= 20
    error_message = "A component has at most 20 lower-case letters, digits and single hyphens, a letter first."
  }
}

variable "environment_id" {
  type        = string
  description = "Id of the Container Apps environment."
  nullable    = false
}

variable "identity_id" {
  type        = string
  description = "User assigned identity that reads the secrets and pulls the image."
  nullable    = false
}

variable "image" {
  type        = string
  description = "Image with tag, e.g. \"shop.azurecr.io/shop:1.0.0\"."
  nullable    = false
}

variable "command" {
  type        = list(string)
  description = "What the image's entry point gets instead of its own command; empty: that of the image."
  default     = []
  nullable    = false
}

variable "environment" {
  type        = map(string)
  description = "Plain environment variables."
  default     = {}
  nullable    = false
}

variable "secrets" {
  type        = map(string)
  description = "Environment variable → id of a Key Vault secret without version, e.g. https://kv-shop.vault.azure.net/secrets/stripe-key."
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for id in values(var.secrets) : length(regexall("/secrets/[0-9A-Za-z-]+$", id)) == 1])
    error_message = "A secret is given by its id without version: https://<vault>.vault.azure.net/secrets/<name>."
  }
}

variable "registry" {
  type = object({
    server             = string
    username           = optional(string)
    password_secret_id = optional(string)
  })
  description = "Registry of the image: pulled by the identity, or with user and a password in Key Vault; null: the image is public."
  default     = null
}

variable "cpu" {
  type        = number
  description = "Thousandths of a vCPU: 250 to 4000 in steps of 250."
  default     = 500
  nullable    = false

  validation {
    condition     = var.cpu >= 250 && var.cpu <= 4000 && var.cpu % 250 == 0
    error_message = "The profile Consumption knows 250 to 4000 thousandths, in steps of 250."
  }
}

variable "memory" {
  type        = number
  description = "Memory in MiB: 512 for each 250 thousandths of a vCPU."
  default     = 1024
  nullable    = false

  validation {
    condition     = var.memory >= 512 && var.memory <= 8192 && var.memory % 512 == 0
    error_message = "The profile Consumption knows 512 to 8192 MiB, in steps of 512."
  }
}

variable "port" {
  type        = number
  description = "Port on which the app answers; null: no ingress (workers)."
  default     = null

  validation {
    condition     = var.port == null ? true : var.port >= 1 && var.port <= 65535
    error_message = "A port is between 1 and 65535."
  }
}

variable "external" {
  type        = bool
  description = "Whether the internet reaches the app; false: only its environment does."
  default     = true
  nullable    = false
}

variable "health" {
  type = object({
    liveness  = string
    readiness = string
    startup   = string
  })
  description = "Paths that answer 2xx while the app lives, can serve, and has started; null: Azure only tries the port."
  default     = null
}

variable "probe_host" {
  type        = string
  description = "Host name that probes ask for, for frameworks that refuse unknown hosts; null: the name Azure gives the app."
  default     = null
}

variable "default_domain" {
  type        = string
  description = "Domain of the environment, in which every app has its name; null: without probe_host probes ask for the replica's address."
  default     = null
}

variable "min" {
  type        = number
  description = "Least number of replicas."
  default     = 1
  nullable    = false

  validation {
    condition     = var.min >= 0 && var.min <= 300 && floor(var.min) == var.min
    error_message = "Between 0 and 300 replicas."
  }
}

variable "max" {
  type        = number
  description = "Greatest number of replicas."
  default     = 1
  nullable    = false

  validation {
    condition     = var.max >= 1 && var.max <= 300 && floor(var.max) == var.max
    error_message = "Between 1 and 300 replicas."
  }
}

variable "target_cpu" {
  type        = number
  description = "Percent of the CPU above which replicas are added; null: CPU does not scale."
  default     = null

  validation {
    condition     = var.target_cpu == null ? true : var.target_cpu >= 10 && var.target_cpu <= 100
    error_message = "Between 10 and 100 percent."
  }
}

variable "target_requests" {
  type        = number
  description = "Requests at once per replica above which replicas are added; null: requests do not scale."
  default     = null

  validation {
    condition     = var.target_requests == null ? true : var.target_requests >= 1
    error_message = "At least one request."
  }
}

variable "colours" {
  type        = bool
  description = "Blue-green: revisions live side by side and the release scripts share the traffic out by label."
  default     = false
  nullable    = false
}

variable "grace_seconds" {
  type        = number
  description = "Seconds between SIGTERM and SIGKILL."
  default     = 30
  nullable    = false

  validation {
    condition     = var.grace_seconds >= 0 && var.grace_seconds <= 600
    error_message = "Between 0 and 600 seconds."
  }
}
