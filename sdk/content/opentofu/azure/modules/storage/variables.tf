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

variable "containers" {
  type        = set(string)
  description = "Private containers."
  default     = ["data"]
  nullable    = false

  validation {
    condition     = alltrue([for name in var.containers : can(regex("^[a-z0-9]([a-z0-9]|-[a-z0-9]){1,61}[a-z0-9]$", name))])
    error_message = "A container has 3 to 63 lower-case letters, digits and single hyphens."
  }
}

variable "replication" {
  type        = string
  description = "Copies: LRS (one building), ZRS (three zones), GRS or GZRS (also another region)."
  default     = "ZRS"
  nullable    = false

  validation {
    condition     = contains(["LRS", "ZRS", "GRS", "GZRS", "RAGRS", "RAGZRS"], var.replication)
    error_message = "LRS, ZRS, GRS, GZRS, RAGRS or RAGZRS."
  }
}

variable "noncurrent_days" {
  type        = number
  description = "Days for which replaced and deleted blobs can be had back."
  default     = 30
  nullable    = false

  validation {
    condition     = var.noncurrent_days >= 1 && var.noncurrent_days <= 365
    error_message = "Between 1 and 365 days."
  }
}

variable "writers" {
  type        = map(string)
  description = "Static key → object id of who may read and write blobs."
  default     = {}
  nullable    = false
}

variable "readers" {
  type        = map(string)
  description = "Static key → object id of who may only read blobs."
  default     = {}
  nullable    = false
}

variable "allowed_ips" {
  type        = set(string)
  description = "Public addresses or ranges (up to /30) that may come in."
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for ip in var.allowed_ips : length(regexall("/(0|31|32)$", ip)) == 0 && can(cidrhost(length(regexall("/", ip)) > 0 ? ip : "${ip}/32", 0))])
    error_message = "Storage takes single IPv4 addresses without /32, or ranges up to /30; 0.0.0.0/0 would be the internet."
  }
}

variable "allowed_subnet_ids" {
  type        = set(string)
  description = "Subnets with the service endpoint Microsoft.Storage that may come in."
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

variable "protect" {
  type        = bool
  description = "Whether a lock stands against deletion; true in production."
  default     = true
  nullable    = false
}
