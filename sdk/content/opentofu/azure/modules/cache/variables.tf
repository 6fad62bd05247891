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

variable "sku" {
  type        = string
  description = "Tier and size: Balanced_B0 (0.5 GB), Balanced_B1 (1 GB), Balanced_B3 (3 GB), MemoryOptimized_M10 …"
  default     = "Balanced_B0"
  nullable    = false

  validation {
    condition     = can(regex("^(Balanced_B|MemoryOptimized_M|ComputeOptimized_X|FlashOptimized_A)[0-9]+$", var.sku))
    error_message = "The size is one of Azure Managed Redis, e.g. Balanced_B1."
  }
}

variable "high_availability" {
  type        = bool
  description = "Two nodes in two zones. Can only be chosen at the beginning."
  default     = false
  nullable    = false
}

variable "eviction" {
  type        = string
  description = "What goes when memory is full: NoEviction (queues: Redis refuses to write), AllKeysLRU (pure cache), VolatileLRU …"
  default     = "NoEviction"
  nullable    = false

  validation {
    condition     = contains(["NoEviction", "AllKeysLRU", "AllKeysLFU", "AllKeysRandom", "VolatileLRU", "VolatileLFU", "VolatileTTL", "VolatileRandom"], var.eviction)
    error_message = "Azure knows NoEviction, AllKeys… and Volatile… (LRU, LFU, Random, TTL)."
  }
}

variable "clustering_policy" {
  type        = string
  description = "NoCluster (up to 25 GB, behaves like plain Redis) or EnterpriseCluster (beyond; several keys in one command must share a hash tag)."
  default     = "NoCluster"
  nullable    = false

  validation {
    condition     = contains(["NoCluster", "EnterpriseCluster"], var.clustering_policy)
    error_message = "NoCluster or EnterpriseCluster: OSSCluster needs clients that know clusters."
  }
}

variable "snapshot_interval" {
  type        = string
  description = "How often the data is written to disk: 1h, 6h or 12h; null: never, a restart of both nodes loses it."
  default     = null

  validation {
    condition     = var.snapshot_interval == null ? true : contains(["1h", "6h", "12h"], var.snapshot_interval)
    error_message = "1h, 6h or 12h."
  }
}
