# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Prefix of every name, e.g. shop-production; lower-case letters, digits and hyphens, up to 60 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "name: 2 to 60 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "account_id" {
  description = "AWS account, twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: twelve digits."
  }
}

variable "region" {
  description = "AWS region of the database and its services, e.g. eu-west-1."
  type        = string
  nullable    = false
}

variable "partition" {
  description = "AWS partition: aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}

variable "kms_key_arn" {
  description = "KMS key of the log; its policy has to let CloudWatch Logs use it. The topic is expected to be encrypted with it, too."
  type        = string
  nullable    = false
}

variable "secret_arn" {
  description = "Secret in which RDS keeps the master password: secret_arn of module database or aurora with manage_password = true. RDS refuses to rotate other secrets this way."
  type        = string
  nullable    = false
}

variable "cluster_name" {
  description = "ECS cluster of the services."
  type        = string
  nullable    = false
}

variable "services" {
  description = "Names of the ECS services whose tasks get the password when they start. A service that is not there, or has no tasks, does no harm: both colours of a blue-green deployment may be named."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.services) > 0 && length(distinct(var.services)) == length(var.services)
    error_message = "services: at least one, each once. Without a restart a rotation is an outage."
  }

  # They become part of an ARN in a policy, where * would mean every service.
  validation {
    condition     = alltrue([for service in var.services : can(regex("^[a-zA-Z0-9_-]{1,255}$", service))])
    error_message = "services: names, not ARNs: letters, digits, hyphens and underscores."
  }
}

variable "topic_arn" {
  description = "SNS topic that hears of a failure: topic_arn of module monitoring. Null: nobody is told."
  type        = string
  default     = null
}

variable "has_topic" {
  description = "Whether topic_arn is given; known in the plan, when the ARN of a new topic is not."
  type        = bool
  default     = false
  nullable    = false
}

# 1 is Sunday; 1#1 the first one of the month. At 05:00 the databases' maintenance window (Sunday 03:30 to
# 04:30) is over: RDS cannot change the password of an instance that is just being updated.
variable "schedule" {
  description = "When the password is rotated, in UTC, as EventBridge Scheduler takes it: cron(0 5 ? * 1#1 *) or rate(30 days). Choose a quiet hour outside of the database's maintenance window."
  type        = string
  default     = "cron(0 5 ? * 1#1 *)"
  nullable    = false

  validation {
    condition     = can(regex("^(cron\\((\\S+ ){5}\\S+\\)|rate\\([1-9][0-9]* days?\\))$", var.schedule))
    error_message = "schedule: cron(…) with six fields, e.g. cron(0 5 ? * 1#1 *), or a rate in days, e.g. rate(30 days)."
  }
}

variable "log_retention_days" {
  description = "Days that the log of the rotations is kept; one of the values that CloudWatch Logs knows."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days: a retention that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}
