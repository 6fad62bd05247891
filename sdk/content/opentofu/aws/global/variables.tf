# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Name of the app, e.g. shop."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", var.name))
    error_message = "name: lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "environment" {
  description = "Environment, e.g. production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*[a-z0-9]$", var.environment))
    error_message = "environment: lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "account" {
  description = "The only account that this may be applied to; null: that of the credentials."
  type        = string
  default     = null

  validation {
    condition     = var.account == null || can(regex("^[0-9]{12}$", var.account))
    error_message = "account: twelve digits, or null."
  }
}

variable "tags" {
  description = "Tags of every resource, beside app, environment and managed-by."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "domain" {
  description = "name: what users type. zone: the public hosted zone in Route 53 that it lies in."
  type = object({
    name = string
    zone = string
  })
  nullable = false

  validation {
    condition     = can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) || var.domain.name == var.domain.zone || endswith(var.domain.name, ".${var.domain.zone}")
    error_message = "domain: the name must lie in the zone."
  }
}

variable "health_path" {
  description = "Path that tells whether a region can serve; best the app's readiness. It is asked over HTTPS with the load balancer's name as host."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.health_path, "/")
    error_message = "health_path: begins with '/'."
  }
}

variable "routing" {
  description = "failover, latency or geolocation."
  type        = string
  default     = "failover"
  nullable    = false

  validation {
    condition     = contains(["failover", "latency", "geolocation"], var.routing)
    error_message = "routing: failover, latency or geolocation."
  }
}

variable "regions" {
  description = <<-EOT
    Region => its part.
    role: primary (its database is written), standby (takes over), active (serves too).
    priority: failover order, the lowest first. geolocation: continent or country code, see module traffic.
    load_balancer_name: name of the region's application load balancer; null: the one that the stack gives it.
  EOT
  type = map(object({
    role               = string
    priority           = number
    geolocation        = optional(string)
    load_balancer_name = optional(string)
  }))
  nullable = false

  validation {
    condition     = alltrue([for region in var.regions : contains(["primary", "standby", "active"], region.role)])
    error_message = "regions: role is primary, standby or active."
  }

  validation {
    condition     = length([for region in var.regions : region if region.role == "primary"]) <= 1
    error_message = "regions: one primary at most. Where all regions are active, the lowest priority has the database that is written."
  }

  validation {
    condition     = length(var.regions) >= 2
    error_message = "regions: at least two."
  }
}

variable "database" {
  description = "engine (rds or aurora) of the database that is replicated; identifiers: region => instance (rds) or cluster (aurora) where it is not \"<name>-<environment>-db\". null: none."
  type = object({
    engine      = string
    identifiers = optional(map(string), {})
  })
  default = null

  validation {
    condition     = var.database == null ? true : contains(["rds", "aurora"], var.database.engine)
    error_message = "database.engine: rds or aurora."
  }
}

variable "storage" {
  description = "Whether the regions' buckets are replicated."
  type        = bool
  default     = false
  nullable    = false
}

variable "replicate_back" {
  description = "Whether the other regions' buckets are replicated too. With true, what is written in the standby after a failover reaches the old primary without an apply; always so when regions are active."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_alias" {
  description = "Alias of the stack's KMS key in each region; null: alias/<name>-<environment>."
  type        = string
  default     = null

  validation {
    condition     = var.kms_alias == null || can(regex("^alias/", var.kms_alias))
    error_message = "kms_alias: begins with alias/."
  }
}

variable "rpo_seconds" {
  description = "How many seconds of data may be lost."
  type        = number
  default     = 300
  nullable    = false
}

variable "alarms" {
  description = "email: who is told of lag and of unhealthy regions; null: nobody."
  type = object({
    email = optional(string)
  })
  default  = {}
  nullable = false
}
