# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Name of the app. With the environment it begins the name of every resource."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 40
    error_message = "The name has at most 40 characters: small letters, digits and single hyphens, and a letter first, as RDS wants it."
  }
}

variable "environment" {
  description = "Name of the environment, for example production or staging."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", var.environment)) && length(var.environment) <= 40
    error_message = "The environment has small letters, digits and single hyphens, at most 40, and with the name and a hyphen at most 60."
  }
}

variable "region" {
  description = "Region that everything is created in, for example eu-west-1."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like eu-west-1."
  }
}

variable "account" {
  description = "Number of the account that may be deployed to; null for the one of the credentials. With another account's credentials nothing is planned."
  type        = string
  default     = null

  validation {
    condition     = var.account == null || can(regex("^[0-9]{12}$", var.account))
    error_message = "An account number has twelve digits."
  }
}

variable "protect" {
  description = "Deletion protection and final snapshots for everything that holds data. True in production."
  type        = bool
  default     = true
  nullable    = false
}

variable "tags" {
  description = "Further tags of every resource, beside app, environment and managed-by."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "network" {
  description = "Network: addresses (CIDR), number of availability zones, and how the app reaches the outside (none, single, per-az). With none it reaches AWS through endpoints and nothing else. readable_bucket_arns: S3 buckets of other accounts in this region that it reads; the way to S3 refuses all others."
  type = object({
    cidr  = string
    zones = optional(number, 2)
    nat   = optional(string, "single")

    readable_bucket_arns = optional(set(string), [])
  })
  nullable = false

  validation {
    condition     = can(cidrhost(var.network.cidr, 0)) && contains([2, 3], var.network.zones) && contains(["none", "single", "per-az"], var.network.nat)
    error_message = "The network has a CIDR, two or three zones, and nat is none, single or per-az."
  }
}

variable "registry" {
  description = "Registry for the image, with the number of tagged images that it keeps; null where the image lies in another registry."
  type        = object({ keep_images = optional(number, 30) })
  default     = null
}

variable "app" {
  description = "The app: image and tag, digest (sha256:…, takes the place of the tag), port, paths of its health checks, units of processor (1024 are one) and MiB of memory of a task, fewest and most tasks, percent of processor time that autoscaling aims at (null: no autoscaling), spare capacity (spot), two colours that take turns, TCP ports by which it reaches the outside, plain settings, and for a private registry other than ECR the ARN of a secret with username and password."
  type = object({
    image       = string
    tag         = string
    digest      = optional(string, "")
    framework   = optional(string, "aspnet")
    serves_http = optional(bool, true)
    port        = optional(number, 8080)
    health = optional(object({
      liveness  = optional(string, "/health")
      readiness = optional(string, "/health")
      startup   = optional(string, "/health")
    }), {})
    cpu          = optional(number, 256)
    memory       = optional(number, 512)
    min          = optional(number, 2)
    max          = optional(number, 4)
    target_cpu   = optional(number, 70)
    spot         = optional(bool, false)
    colours      = optional(bool, false)
    egress_ports = optional(list(number), [443])
    environment  = optional(map(string), {})

    registry_secret_arn = optional(string)
  })
  nullable = false

  validation {
    condition     = contains(["aspnet", "django", "fraiseql", "rails"], var.app.framework)
    error_message = "The framework is aspnet, django, fraiseql or rails."
  }

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.app.cpu) && var.app.memory >= var.app.cpu * 2 && var.app.memory <= var.app.cpu * 8
    error_message = "Fargate has 256, 512, 1024, 2048, 4096, 8192 or 16384 units of processor, and two to eight times as many MiB of memory."
  }

  validation {
    condition     = var.app.min >= 1 && var.app.max >= var.app.min
    error_message = "At least one task runs, and the most are not fewer than the fewest."
  }

  validation {
    condition     = var.app.tag != "latest"
    error_message = "A tag names one image: latest is another one tomorrow."
  }

  validation {
    condition     = can(regex("^(sha256:[0-9a-f]{64})?$", var.app.digest))
    error_message = "A digest is sha256: and 64 digits from 0 to f."
  }
}

variable "workers" {
  description = "Processes of the app's image that serve no requests, by name: command, fewest and most tasks, and their size as the app's. One that must never run twice at the same time is a singleton."
  type = map(object({
    command       = list(string)
    min           = optional(number, 1)
    max           = optional(number, 1)
    target_cpu    = optional(number)
    cpu           = optional(number, 256)
    memory        = optional(number, 512)
    grace_seconds = optional(number, 30)
    health        = optional(list(string), [])
    singleton     = optional(bool, false)
  }))
  default  = {}
  nullable = false
}

variable "migrations" {
  description = "What changes the schema of the database: a command in the app's image, and the seconds that it may take. It is a task definition that a release runs before it moves any traffic; null for none."
  type = object({
    command         = list(string)
    environment     = optional(map(string), {})
    timeout_seconds = optional(number, 600)
  })
  default = null
}

variable "secrets" {
  description = "Secrets that the app reads, by environment variable. One without from is created empty, for a person to fill; from is the name or the ARN of one that exists, and field a key of it where it is JSON."
  type = map(object({
    from  = optional(string)
    field = optional(string)
  }))
  default  = {}
  nullable = false
}

variable "database" {
  description = "PostgreSQL: rds or aurora, name of database and user, major version, class, GiB of storage and to what it may grow (rds), a standby in another zone (rds) or number of instances (aurora), days of backups, Performance Insights, parameters. Null for none."
  type = object({
    engine               = optional(string, "rds")
    name                 = string
    version              = optional(string, "16")
    instance_class       = string
    instances            = optional(number, 1)
    storage_gb           = optional(number, 20)
    max_storage_gb       = optional(number, 100)
    multi_az             = optional(bool, false)
    backup_days          = optional(number, 7)
    performance_insights = optional(bool, false)
    parameters           = optional(map(string), {})
  })
  default = null

  validation {
    condition     = var.database == null || contains(["rds", "aurora"], try(var.database.engine, ""))
    error_message = "The engine is rds or aurora."
  }
}

variable "cache" {
  description = "Redis: version, node type, copies beside the first. Null for none."
  type = object({
    version   = optional(string, "7.1")
    node_type = string
    replicas  = optional(number, 0)
  })
  default = null
}

variable "document_database" {
  description = "DocumentDB: version of the MongoDB interface, class, instances, database. Null for none."
  type = object({
    version        = optional(string, "5.0")
    instance_class = string
    instances      = optional(number, 1)
    database       = string
  })
  default = null
}

variable "message_broker" {
  description = "RabbitMQ by Amazon MQ: version, node type, three nodes (cluster) or one. Null for none."
  type = object({
    version       = optional(string, "3.13")
    instance_type = string
    cluster       = optional(bool, false)
  })
  default = null
}

variable "domain" {
  description = "Host name, the Route 53 zone that it lies in (name or id), and the ARN of an existing certificate, or null for one that is made; so is one for a region that the given certificate does not belong to. Null: no TLS and no record."
  type = object({
    name            = string
    zone            = string
    certificate_arn = optional(string)
  })
  default = null
}

variable "load_balancer" {
  description = "Load balancer: a web application firewall in front, and days that access logs are kept."
  type = object({
    waf      = optional(bool, false)
    log_days = optional(number, 30)
  })
  default  = {}
  nullable = false
}

variable "storage" {
  description = "A bucket for the app's objects, with the days that an overwritten or deleted object can be got back. Null for none."
  type        = object({ noncurrent_days = optional(number, 30) })
  default     = null
}

variable "logs" {
  description = "Days that logs are kept: a number that CloudWatch knows (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, ...)."
  type        = object({ retention_days = optional(number, 30) })
  default     = {}
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.logs.retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "alarms" {
  description = "When somebody is told, and who: address (null: a topic that nobody listens to yet), percent of failed requests, and milliseconds of the slowest hundredth. Null: no alarms."
  type = object({
    email              = optional(string)
    error_rate_percent = optional(number, 5)
    latency_ms         = optional(number, 1000)
  })
  default = null
}

variable "feature_flags" {
  description = "Feature flags in AppConfig or in SSM (provider appconfig or ssm). Null for none, or for flags in a file."
  type = object({
    provider = string
    flags = optional(map(object({
      enabled    = optional(bool, false)
      percentage = optional(number, 100)
      allowlist  = optional(list(string), [])
      variants   = optional(list(object({ name = string, value = string })), [])
    })), {})
  })
  default = null
}

variable "lambda" {
  description = "Functions by name (entry point, runtime, MiB, seconds, zip file or folder seen from this root), the alias that takes the traffic, an HTTP API in front, percent by version (null: all to the newest). Null for none."
  type = object({
    alias       = optional(string, "live")
    api_gateway = optional(bool, true)
    weights     = optional(map(number))
    functions = map(object({
      handler = string
      runtime = string
      memory  = optional(number, 512)
      timeout = optional(number, 30)
      package = string
    }))
  })
  default = null
}

variable "budget" {
  description = "US dollars of a month, and who is told at 80 percent of them, and when the forecast is above. Null for none."
  type = object({
    amount = number
    email  = optional(string)
  })
  default = null
}

variable "multiregion" {
  description = "Part of this region among several: primary (takes the writes), standby (waits) or active (serves too), the primary region, and all of them. Null for one region."
  type = object({
    role           = string
    primary_region = string
    regions        = list(string)
  })
  default = null

  validation {
    condition     = var.multiregion == null || contains(["primary", "standby", "active"], try(var.multiregion.role, ""))
    error_message = "The role is primary, standby or active."
  }
}
