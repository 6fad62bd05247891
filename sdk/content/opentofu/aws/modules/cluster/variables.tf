# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Prefix of every name and the cluster's own name, e.g. shop-production; lower-case letters, digits and hyphens, up to 60 characters."
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

variable "kms_key_arn" {
  description = "KMS key of the log groups; its policy has to let CloudWatch Logs use it. Null: the AWS-owned key."
  type        = string
  default     = null
}

variable "vpc_id" {
  description = "VPC in which the app and its workers run."
  type        = string
  nullable    = false
}

variable "egress_ports" {
  description = "TCP ports on which the app may call the internet. Databases and other own servers are not meant: their modules write their own rules."
  type        = set(number)
  default     = [443]
  nullable    = false

  validation {
    condition     = alltrue([for port in var.egress_ports : port >= 1 && port <= 65535])
    error_message = "egress_ports: ports from 1 to 65535."
  }
}

variable "log_retention_days" {
  description = "Days that the app's logs are kept; one of the values that CloudWatch Logs knows."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days: a retention that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "container_insights" {
  description = "Container Insights with enhanced observability: metrics per task, and the counts of running and desired tasks that an alarm needs. Billed per metric."
  type        = bool
  default     = true
  nullable    = false
}
