# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Beginning of every name: lower-case letters, digits and single hyphens, at most 60 characters, for example shop-production."
  type        = string
  nullable    = false

  validation {
    condition     = length(var.name) <= 60 && can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name))
    error_message = "name has lower-case letters, digits and single hyphens between them, begins with a letter and has at most 60 characters."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "functions" {
  description = "The functions by name. package: a zip (or jar), or a folder that is zipped; relative to the folder in which tofu runs. memory in MiB, timeout in seconds. reserved_concurrency: runs at once that are kept for it and that it cannot exceed."
  type = map(object({
    handler              = string
    runtime              = string
    memory               = optional(number, 512)
    timeout              = optional(number, 30)
    package              = string
    architecture         = optional(string, "x86_64")
    environment          = optional(map(string), {})
    reserved_concurrency = optional(number)
  }))
  nullable = false

  validation {
    condition     = length(var.functions) > 0 && alltrue([for name in keys(var.functions) : can(regex("^[a-z][a-z0-9-]{0,39}$", name))])
    error_message = "There is at least one function; a name has lower-case letters, digits and hyphens, at most 40."
  }

  validation {
    condition     = alltrue([for f in values(var.functions) : f.memory >= 128 && f.memory <= 10240])
    error_message = "memory is from 128 to 10240 MiB."
  }

  validation {
    condition     = alltrue([for f in values(var.functions) : f.timeout >= 1 && f.timeout <= 900])
    error_message = "timeout is from 1 to 900 seconds."
  }

  validation {
    condition     = alltrue([for f in values(var.functions) : contains(["x86_64", "arm64"], lower(f.architecture))])
    error_message = "architecture is x86_64 or arm64."
  }
}

variable "alias" {
  description = "Alias that takes the traffic."
  type        = string
  default     = "live"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", var.alias))
    error_message = "alias begins with a letter and has letters, digits, _ and -."
  }
}

variable "api_gateway" {
  description = "Whether an HTTP API stands in front. One function gets every path; of several each gets /<name>."
  type        = bool
  default     = true
  nullable    = false
}

variable "weights" {
  description = "Percent of the traffic by version, one or two, for example { \"7\" = 90, \"8\" = 10 }. null: the alias begins at the first version and release scripts move it."
  type        = map(number)
  default     = null

  validation {
    condition     = var.weights == null ? true : contains([1, 2], length(var.weights)) && alltrue([for version, percent in var.weights : can(regex("^[1-9][0-9]*$", version)) && percent >= 0 && percent <= 100])
    error_message = "weights has one or two version numbers with percentages from 0 to 100."
  }

  validation {
    condition     = var.weights == null ? true : sum(concat([0], values(var.weights))) == 100
    error_message = "The percentages of weights make 100."
  }
}

variable "environment" {
  description = "Environment variables of all functions; no secrets."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secret_arns" {
  description = "Secrets in Secrets Manager that the functions may read while they run."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "kms_key_arn" {
  description = "Key for environment variables and logs."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn is the ARN of a KMS key."
  }
}

variable "throttle" {
  description = "Requests per second that the HTTP API lets through, and how many at a burst; beyond it answers 429."
  type        = object({ rate = optional(number, 100), burst = optional(number, 200) })
  default     = {}
  nullable    = false

  validation {
    condition     = var.throttle.rate > 0 && var.throttle.burst >= 1
    error_message = "rate is above 0, burst at least 1."
  }
}

variable "log_retention_days" {
  description = "Days that logs of functions and requests are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 …"
  }
}
