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

variable "endpoint_subnet_id" {
  type        = string
  description = "Subnet of the private endpoint."
  nullable    = false
}

variable "private_zone_id" {
  type        = string
  description = "Private DNS zone of this service."
  nullable    = false
}

variable "key_vault_id" {
  type        = string
  description = "Key Vault that takes the password; whoever applies must be allowed to write secrets there."
  nullable    = false
}

variable "protect" {
  type        = bool
  description = "Whether a lock stands against deletion; true in production."
  default     = true
  nullable    = false
}

variable "database" {
  type        = string
  description = "Name of the database in the URL; MongoDB makes it with the first document."
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{1,63}$", var.database))
    error_message = "At most 63 letters, digits, hyphens and underscores."
  }
}

variable "username" {
  type        = string
  description = "User of the app; also the cluster's administrator."
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_]{0,62}$", var.username)) && !contains(["admin", "root"], var.username)
    error_message = "Letters, digits and underscores, a letter first; not admin or root."
  }
}

variable "engine_version" {
  type        = string
  description = "Version of MongoDB."
  default     = "7.0"
  nullable    = false

  validation {
    condition     = contains(["5.0", "6.0", "7.0", "8.0"], var.engine_version)
    error_message = "5.0, 6.0, 7.0 or 8.0."
  }
}

variable "tier" {
  type        = string
  description = "Size: M10, M20, M25 (trying out), M30, M40, M50, M60, M80, M200."
  default     = "M30"
  nullable    = false

  validation {
    condition     = contains(["M10", "M20", "M25", "M30", "M40", "M50", "M60", "M80", "M200"], var.tier)
    error_message = "M10, M20, M25, M30, M40, M50, M60, M80 or M200."
  }
}

variable "storage_gb" {
  type        = number
  description = "Storage in GiB; never shrinks."
  default     = 32
  nullable    = false

  validation {
    condition     = contains([32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768], var.storage_gb)
    error_message = "Azure has 32, 64, 128 … 32768 GiB."
  }
}

variable "high_availability" {
  type        = bool
  description = "A standby in another zone; from M30."
  default     = false
  nullable    = false
}
