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

variable "retention_days" {
  type        = number
  description = "Days for which logs are kept, 30 to 730."
  default     = 30
  nullable    = false

  validation {
    condition     = var.retention_days >= 30 && var.retention_days <= 730
    error_message = "Log Analytics keeps logs for 30 to 730 days."
  }
}

variable "daily_quota_gb" {
  type        = number
  description = "GB of logs a day after which Azure takes no more until the next day; -1: no limit."
  default     = -1
  nullable    = false

  validation {
    condition     = var.daily_quota_gb == -1 || var.daily_quota_gb > 0
    error_message = "-1 or more than 0."
  }
}

variable "email" {
  type        = string
  description = "Address that gets the alarms; null: they only show in the portal."
  default     = null

  validation {
    condition     = var.email == null ? true : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.email))
    error_message = "An e-mail address."
  }
}

variable "apps" {
  type = map(object({
    id           = string
    serves_http  = bool
    min_replicas = number
  }))
  description = "Component → id of its container app, whether it answers requests, and how many replicas it has at least."
  default     = {}
  nullable    = false
}

variable "database" {
  type = object({
    id              = string
    max_connections = optional(number, 50)
  })
  description = "PostgreSQL server; null: none."
  default     = null
}

variable "cache" {
  type = object({
    id = string
  })
  description = "Managed Redis; null: none."
  default     = null
}

variable "server_errors" {
  type        = number
  description = "Answers of 5xx within five minutes above which the alarm goes off."
  default     = 10
  nullable    = false

  validation {
    condition     = var.server_errors >= 0
    error_message = "Not below 0."
  }
}

variable "latency_ms" {
  type        = number
  description = "Mean response time in milliseconds above which the alarm goes off."
  default     = 1000
  nullable    = false

  validation {
    condition     = var.latency_ms > 0
    error_message = "More than 0."
  }
}

variable "application_insights" {
  type        = bool
  description = "Whether an Application Insights is made for the app's traces."
  default     = false
  nullable    = false
}
