# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Prefix of every name, for example shop-production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "The name must be 2 to 60 characters of a-z, 0-9 and hyphen, begin with a letter and not end in a hyphen."
  }
}

variable "resource_group_name" {
  description = "Resource group of everything."
  type        = string
  nullable    = false
}

variable "location" {
  description = "Region of Azure, for example westeurope."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "cidr" {
  description = "Address range of the virtual network, between /16 and /20. Pods have addresses of their own."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 20, false)
    error_message = "The range must be in CIDR form, between /16 and /20."
  }
}

variable "private_dns_zones" {
  description = "Zones for private endpoints, for example privatelink.azurecr.io."
  type        = set(string)
  default     = ["privatelink.azurecr.io", "privatelink.vaultcore.azure.net"]
  nullable    = false
}
