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

variable "cidr" {
  type        = string
  description = "Address range of the virtual network, /16 to /20. Container Apps refuses ranges that meet 169.254.0.0/16, 172.30.0.0/15, 192.0.2.0/24 or 100.100.0.0/16."
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && can(regex("/(1[6-9]|20)$", var.cidr))
    error_message = "The range is an IPv4 CIDR from /16 to /20."
  }

  validation {
    condition     = !can(regex("^(169\\.254|172\\.30|172\\.31|100\\.100)\\.", var.cidr))
    error_message = "Container Apps keeps this range for itself."
  }
}

variable "nat" {
  type        = bool
  description = "Whether the apps leave through a NAT gateway, i.e. from one fixed address that others can let in."
  default     = false
  nullable    = false
}

variable "private_zones" {
  type        = set(string)
  description = "Services that are reached inside the network by name: postgres, redis, mongo, vault, blob, registry."
  default     = ["vault"]
  nullable    = false

  validation {
    condition     = length(setsubtract(var.private_zones, ["postgres", "redis", "mongo", "vault", "blob", "registry"])) == 0
    error_message = "The services are postgres, redis, mongo, vault, blob and registry."
  }
}
