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

variable "provider_kind" {
  description = "Where the flags live: appconfig (rules, gradual rollout, read through a sidecar) or ssm (one JSON parameter)."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["appconfig", "ssm"], var.provider_kind)
    error_message = "provider_kind is appconfig or ssm."
  }
}

variable "flags" {
  description = "The flags by name. enabled: on for anybody. percentage: whole percent of the users that have it. allowlist: users that always have it. variants: values of a flag that is more than on and off; the first is for who has not the flag, and who has is spread evenly over all."
  type = map(object({
    enabled    = optional(bool, false)
    percentage = optional(number, 100)
    allowlist  = optional(list(string), [])
    variants   = optional(list(object({ name = string, value = string })), [])
  }))
  nullable = false

  validation {
    condition     = alltrue([for flag in values(var.flags) : flag.percentage >= 0 && flag.percentage <= 100 && floor(flag.percentage) == flag.percentage])
    error_message = "percentage is a whole number from 0 to 100."
  }

  validation {
    condition     = alltrue(flatten([for flag in values(var.flags) : [for user in flag.allowlist : can(regex("^[^\"\\\\<>&[:cntrl:]]+$", user))]]))
    error_message = "A user in an allowlist has no quotes, backslashes, < > & or control characters."
  }

  validation {
    condition     = alltrue([for flag in values(var.flags) : length(distinct(flag.variants[*].name)) == length(flag.variants)])
    error_message = "The variants of a flag have different names."
  }
}

variable "kms_key_arn" {
  description = "Key for the flags in AppConfig. A parameter of SSM is not encrypted: flags are no secrets."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn is the ARN of a KMS key."
  }
}

variable "protect" {
  description = "Production: AppConfig rolls a change out over ten minutes and watches it for five more. Otherwise at once."
  type        = bool
  default     = false
  nullable    = false
}

variable "agent_image" {
  description = "Image of the AppConfig agent, which answers on port 2772 beside the app."
  type        = string
  default     = "public.ecr.aws/aws-appconfig/aws-appconfig-agent:2.x"
  nullable    = false
}
