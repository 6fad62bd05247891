# Written by Deploy.Sdk; the same for every app.
variable "database" {
  type = object({
    name              = string
    version           = optional(string, "16")
    sku               = optional(string, "B_Standard_B1ms")
    storage_gb        = optional(number, 32)
    high_availability = optional(bool, false)
    backup_days       = optional(number, 7)
    geo_backup        = optional(bool, false)
    parameters        = optional(map(string), {})
  })
  description = "PostgreSQL; null: none."
  default     = null
}

variable "cache" {
  type = object({
    sku               = optional(string, "Balanced_B0")
    high_availability = optional(bool, false)
    eviction          = optional(string, "NoEviction")
  })
  description = "Redis; null: none."
  default     = null
}

variable "document_database" {
  type = object({
    database          = string
    version           = optional(string, "7.0")
    tier              = optional(string, "M30")
    storage_gb        = optional(number, 32)
    high_availability = optional(bool, false)
  })
  description = "MongoDB; null: none."
  default     = null
}

variable "storage" {
  type = object({
    noncurrent_days = optional(number, 30)
    replication     = optional(string)
  })
  description = "Storage account for the app's files, and its copies (null: ZRS, or LRS where network.zone_redundant is off, as in a region without zones); null: none."
  default     = null
}

variable "domain" {
  type = object({
    name                = string
    zone                = optional(string)
    zone_resource_group = optional(string)
  })
  description = "Host name; with a zone its records are written there (zone_resource_group: null, it is looked up in the subscription). null: the name Azure gives."
  default     = null
}

variable "logs" {
  type = object({
    retention_days       = optional(number, 30)
    application_insights = optional(bool, false)
  })
  description = "How long logs are kept (30 to 730 days); whether there is an Application Insights."
  default     = {}
  nullable    = false
}

variable "alarms" {
  type = object({
    email         = optional(string)
    server_errors = optional(number, 10)
    latency_ms    = optional(number, 1000)
  })
  description = "Who is told; 5xx within five minutes, and mean milliseconds, above which."
  default     = {}
  nullable    = false
}

variable "budget" {
  type = object({
    amount = number
    email  = optional(string)
  })
  description = "Money a month, in the currency of the subscription; null: no budget."
  default     = null
}
