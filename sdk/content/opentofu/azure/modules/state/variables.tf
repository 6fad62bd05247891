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

variable "storage_account_name" {
  description = "Name of the storage account, unique in all of Azure: 3 to 24 small letters and digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]{3,24}$", var.storage_account_name))
    error_message = "The storage account's name must be 3 to 24 small letters and digits."
  }
}

variable "container_name" {
  description = "Container of the states."
  type        = string
  default     = "tfstate"
  nullable    = false
}

variable "replication" {
  description = "Copies: GZRS (three zones and a second region), ZRS, GRS or LRS."
  type        = string
  default     = "GZRS"
  nullable    = false

  validation {
    condition     = contains(["GZRS", "ZRS", "GRS", "LRS"], var.replication)
    error_message = "The replication must be GZRS, ZRS, GRS or LRS."
  }
}

variable "allowed_ips" {
  description = "Public addresses that may reach the states: single ones, or networks up to /30. Empty: any address, with an identity that has the role."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for ip in var.allowed_ips : can(regex("^[0-9.]+(/([0-9]|[12][0-9]|30))?$", ip)) && !endswith(ip, "/0")])
    error_message = "Azure takes single addresses (203.0.113.7) and networks up to /30, not /31 and /32."
  }
}

variable "operators" {
  description = "Object ids of the people, groups and pipelines that apply."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "recovery_days" {
  description = "Days for which deleted and overwritten states can be brought back."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = var.recovery_days >= 7 && var.recovery_days <= 365
    error_message = "States can be brought back for 7 to 365 days."
  }
}
