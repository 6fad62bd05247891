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

variable "name_suffix" {
  type        = string
  description = "Four to eight lower-case letters or digits that make names of the whole of Azure unique; must not change later."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]{4,8}$", var.name_suffix))
    error_message = "The suffix has four to eight lower-case letters or digits."
  }
}

variable "resource_group_name" {
  type        = string
  description = "Resource group in which everything is made."
  nullable    = false
}

variable "location" {
  type        = string
  description = "Azure region, e.g. \"westeurope\"."
  nullable    = false
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource that can have them."
  default     = {}
  nullable    = false
}

variable "tenant_id" {
  type        = string
  description = "Entra tenant of the vault."
  nullable    = false
}

variable "writers" {
  type        = map(string)
  description = "Static key → object id of who may write secrets: whoever applies, and the persons who fill them."
  nullable    = false
}

variable "allowed_ips" {
  type        = set(string)
  description = "Public addresses or ranges from which secrets may be read and written, e.g. of the build runner; everybody else comes from the network."
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for ip in var.allowed_ips : can(cidrhost(length(regexall("/", ip)) > 0 ? ip : "${ip}/32", 0)) && length(regexall("/0$", ip)) == 0])
    error_message = "Give IPv4 addresses or ranges; 0.0.0.0/0 would be the internet."
  }
}

variable "allowed_subnet_ids" {
  type        = set(string)
  description = "Subnets with the service endpoint Microsoft.KeyVault that may come in."
  default     = []
  nullable    = false
}

variable "private_endpoint" {
  type = object({
    subnet_id = string
    zone_id   = string
  })
  description = "Subnet and private DNS zone of a private endpoint; null: none."
  default     = null
}

variable "audit" {
  type = object({
    workspace_id = string
  })
  description = "Log Analytics workspace that takes who read and wrote what; null: nobody looks."
  default     = null
}

variable "secrets_to_fill" {
  type        = set(string)
  description = "Names of environment variables whose values a person writes into the vault; nothing is made for them here."
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.secrets_to_fill : can(regex("^[A-Za-z_][A-Za-z0-9_.-]*$", name))])
    error_message = "A secret has the name of an environment variable."
  }
}

variable "wait_seconds" {
  type        = number
  description = "How long to wait until Azure knows the writers' role, in seconds."
  default     = 90
  nullable    = false

  validation {
    condition     = var.wait_seconds >= 0 && var.wait_seconds <= 900
    error_message = "Between 0 and 900 seconds."
  }
}

variable "protect" {
  type        = bool
  description = "Whether a lock stands against deletion; true in production."
  default     = true
  nullable    = false
}

