# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Prefix of every name, e.g. shop-production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "name: 2 to 60 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "tags" {
  description = "Tags of every resource that takes them."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "account_id" {
  description = "Account of the buckets and the role; twelve digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: twelve digits."
  }
}

variable "partition" {
  description = "aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}

variable "buckets" {
  description = "Region => bucket there (versioned, or S3 refuses), and the ARN of the KMS key that encrypts it."
  type = map(object({
    bucket      = string
    kms_key_arn = string
  }))
  nullable = false

  validation {
    condition     = length(var.buckets) >= 2
    error_message = "buckets: at least two."
  }

  validation {
    condition     = alltrue([for region, it in var.buckets : can(regex("^arn:[a-z-]+:kms:${region}:[0-9]{12}:key/.+$", it.kms_key_arn))])
    error_message = "buckets: kms_key_arn is the ARN of a key in the region of the bucket (not of an alias: policies do not know aliases)."
  }
}

variable "primary_region" {
  description = "Region whose bucket is replicated to all others."
  type        = string
  nullable    = false
}

variable "two_way" {
  description = "Whether every bucket is replicated to every other one: what is written in the standby after a failover, or in any region when all are active, reaches the others."
  type        = bool
  default     = false
  nullable    = false
}

variable "replication_time_control" {
  description = "Whether S3 promises 99.99 % of the objects within 15 minutes (billed by the gigabyte). Metrics are on in either case."
  type        = bool
  default     = true
  nullable    = false
}
