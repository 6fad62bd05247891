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

variable "component" {
  type        = string
  description = "Who goes by this identity, e.g. \"app\"."
  default     = "app"
  nullable    = false
}

variable "roles" {
  type = map(object({
    scope = string
    role  = string
  }))
  description = "Key (static, any word) → role and the id of the resource on which it is given."
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for r in values(var.roles) : !contains(["Owner", "Contributor", "User Access Administrator"], r.role)])
    error_message = "An app never needs Owner, Contributor or User Access Administrator."
  }
}

variable "wait_seconds" {
  type        = number
  description = "How long to wait until Azure knows the roles everywhere, in seconds."
  default     = 90
  nullable    = false

  validation {
    condition     = var.wait_seconds >= 0 && var.wait_seconds <= 900
    error_message = "Between 0 and 900 seconds."
  }
}
