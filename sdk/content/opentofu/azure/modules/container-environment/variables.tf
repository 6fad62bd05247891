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

variable "subnet_id" {
  type        = string
  description = "Subnet delegated to Microsoft.App/environments, /27 or larger."
  nullable    = false
}

variable "log_analytics_workspace_id" {
  type        = string
  description = "Log Analytics workspace that takes what the containers write."
  nullable    = false
}

variable "zone_redundant" {
  type        = bool
  description = "Whether replicas are spread over the zones of the region. Can only be chosen at the beginning."
  default     = true
  nullable    = false
}
