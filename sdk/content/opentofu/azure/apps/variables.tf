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

variable "network" {
  type = object({
    cidr           = optional(string, "10.0.0.0/16")
    zone_redundant = optional(bool, true)
    nat            = optional(bool, false)
  })
  description = "Range of the network; whether the apps are spread over the zones; whether they leave from a fixed address."
  default     = {}
  nullable    = false
}

variable "registry" {
  type = object({
    sku             = optional(string, "Basic")
    georeplications = optional(list(string), [])
    allowed_ips     = optional(list(string), [])
  })
  description = "Container registry to make: Premium (private, with copies in other regions, let in from allowed_ips in CIDR form), Standard or Basic; null: the image is in somebody else's."
  default     = {}
}

variable "registry_login" {
  type = object({
    server   = string
    username = string
    secret   = optional(string, "REGISTRY_LOGIN")
  })
  description = "Login for somebody else's registry that is not public: server (\"ghcr.io\"), user, and the name of the secret with the password; null: none."
  default     = null
}

variable "app" {
  type = object({
    image       = string
    tag         = string
    digest      = optional(string, "")
    framework   = string
    serves_http = optional(bool, true)
    port        = optional(number, 8080)
    health = optional(object({
      liveness  = string
      readiness = string
      startup   = string
    }))
    cpu             = optional(number, 250)
    memory          = optional(number, 512)
    min             = optional(number, 1)
    max             = optional(number, 1)
    target_cpu      = optional(number)
    target_requests = optional(number)
    colours         = optional(bool, false)
    grace_seconds   = optional(number, 30)
    command         = optional(list(string), [])
    environment     = optional(map(string), {})
  })
  description = "The app: a digest (sha256:…) takes the place of the tag; cpu in thousandths of a vCPU (250 … 4000), memory in MiB (512 for each 250 of cpu)."
  nullable    = false

  validation {
    condition     = contains(["aspnet", "fraiseql", "django", "rails"], var.app.framework)
    error_message = "The framework is aspnet, fraiseql, django or rails."
  }
}

variable "workers" {
  type = map(object({
    command       = list(string)
    cpu           = optional(number, 250)
    memory        = optional(number, 512)
    min           = optional(number, 1)
    max           = optional(number, 1)
    target_cpu    = optional(number)
    grace_seconds = optional(number, 30)
    singleton     = optional(bool, false)
  }))
  description = "Worker → its command and size; a singleton has never more than one replica."
  default     = {}
  nullable    = false
}

variable "migrations" {
  type = object({
    command         = list(string)
    environment     = optional(map(string), {})
    timeout_seconds = optional(number, 600)
  })
  description = "Job that a release starts before the new version, with what its environment has beside the app's; null: none."
  default     = null
}

variable "secrets" {
  type = map(object({
    from  = optional(string)
    field = optional(string)
  }))
  description = "Environment variable → { } (a person fills it) or { from = name of a secret in this vault, or https://<vault>.vault.azure.net/secrets/<name> }."
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for s in values(var.secrets) : s.field == null])
    error_message = "Container Apps read a Key Vault secret as a whole: there is no field. Put the value into a secret of its own."
  }

  validation {
    condition     = alltrue([for s in values(var.secrets) : s.from == null ? true : can(regex("^(https://[0-9A-Za-z-]+\\.vault\\.azure\\.net/secrets/)?[0-9A-Za-z-]+$", s.from))])
    error_message = "'from' is the name of a secret (letters, digits, hyphens), or its address without version."
  }
}
