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

variable "subnet_id" {
  type        = string
  description = "Subnet delegated to Microsoft.DBforPostgreSQL/flexibleServers."
  nullable    = false
}

variable "private_zone_id" {
  type        = string
  description = "Private DNS zone for PostgreSQL, linked to the network."
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
  description = "Name of the database."
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z_][A-Za-z0-9_-]{0,62}$", var.database)) && !contains(["postgres", "azure_maintenance", "azure_sys"], var.database)
    error_message = "A database has at most 63 letters, digits, hyphens and underscores, no digit first, and is none of Azure's own."
  }
}

variable "username" {
  type        = string
  description = "User of the app; also the server's administrator."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_]{0,62}$", var.username)) && !startswith(var.username, "pg_") && !contains(["azure_superuser", "azure_pg_admin", "admin", "administrator", "root", "guest", "public"], var.username)
    error_message = "Azure refuses this user: small letters, digits and underscores, not pg_…, none of admin, administrator, root, guest, public."
  }
}

variable "engine_version" {
  type        = string
  description = "Major version of PostgreSQL."
  default     = "16"
  nullable    = false

  validation {
    condition     = contains(["13", "14", "15", "16", "17", "18"], var.engine_version)
    error_message = "A major version from 13 to 18."
  }
}

variable "sku" {
  type        = string
  description = "Tier and size: B_Standard_B1ms (trying out), GP_Standard_D2ds_v5 (production), MO_… (much memory)."
  default     = "B_Standard_B1ms"
  nullable    = false

  validation {
    condition     = can(regex("^(B|GP|MO)_Standard_[A-Z][A-Za-z0-9_]+$", var.sku))
    error_message = "The size begins with B_Standard_, GP_Standard_ or MO_Standard_."
  }
}

variable "storage_gb" {
  type        = number
  description = "Storage at the beginning in GiB; it grows by itself and never shrinks."
  default     = 32
  nullable    = false

  validation {
    condition     = contains([32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384], var.storage_gb)
    error_message = "Azure has 32, 64, 128 … 16384 GiB."
  }
}

variable "high_availability" {
  type        = bool
  description = "A standby in another zone that takes over within a minute or two; not with tier B."
  default     = false
  nullable    = false
}

variable "backup_days" {
  type        = number
  description = "Days back to which the server can be restored, to the second."
  default     = 7
  nullable    = false

  validation {
    condition     = var.backup_days >= 7 && var.backup_days <= 35
    error_message = "Azure keeps backups for 7 to 35 days."
  }
}

variable "geo_backup" {
  type        = bool
  description = "Whether backups also lie in the paired region. Can only be chosen at the beginning."
  default     = false
  nullable    = false
}

variable "parameters" {
  type        = map(string)
  description = "Server parameters, e.g. { \"azure.extensions\" = \"PGCRYPTO,VECTOR\" }."
  default     = {}
  nullable    = false

  validation {
    condition     = lookup(var.parameters, "require_secure_transport", "on") == "on"
    error_message = "TLS stays on."
  }
}

variable "log_analytics_workspace_id" {
  type        = string
  description = "Log Analytics workspace that takes the server's log."
  nullable    = false
}
