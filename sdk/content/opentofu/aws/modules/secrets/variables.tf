# Written by Deploy.Sdk; the same for every app.
variable "path" {
  description = "Beginning of the secrets' names, for example shop/production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+(/[a-z0-9-]+)*$", var.path))
    error_message = "path has lower-case letters, digits and hyphens, with / between the parts and neither first nor last."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "Secrets by the environment variable that the app reads. from_arn: a secret that exists; without it an empty one is made for a person to fill. field: a key of a secret that is JSON."
  type = map(object({
    from_arn = optional(string)
    field    = optional(string)
  }))
  default  = {}
  nullable = false

  validation {
    condition     = alltrue([for variable in keys(var.secrets) : can(regex("^[A-Za-z_][A-Za-z0-9_]*$", variable))])
    error_message = "Each key of secrets is the name of an environment variable."
  }

  validation {
    condition     = alltrue([for secret in values(var.secrets) : secret.from_arn == null || can(regex("^arn:[^:]+:[^:]+:[^:]*:[0-9]{12}:.+$", secret.from_arn))])
    error_message = "from_arn is the whole ARN of a secret in Secrets Manager."
  }

  validation {
    condition     = alltrue([for secret in values(var.secrets) : secret.field == null || can(regex("^[^:]+$", secret.field))])
    error_message = "field is the name of a key and has no colon."
  }
}

variable "replica_regions" {
  description = "Further regions that get a copy of each secret made here."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "replica_kms_key_arns" {
  description = "Key by region for the copies; a region without one takes the key of Secrets Manager there."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "kms_key_arn" {
  description = "Key for the secrets made here."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn is the ARN of a KMS key."
  }
}

variable "recovery_window_days" {
  description = "Days in which a deleted secret can be recovered: 7 to 30, or 0 to delete at once, so that an environment can be made anew under its name."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days is 0, or from 7 to 30."
  }
}
