# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Tag Name of the bucket; null: the name of the bucket."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "partition" {
  description = "AWS partition: aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}

variable "bucket" {
  description = "Full name of the bucket, unique in all of AWS, for example \"shop-production-files-123456789012-eu-west-1\". 3 to 63 small letters, digits and hyphens."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket)) && !startswith(var.bucket, "xn--") && !endswith(var.bucket, "-s3alias")
    error_message = "A bucket name has 3 to 63 small letters, digits and hyphens, and begins and ends with a letter or digit. (Dots would break TLS.)"
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the objects."
  type        = string
  nullable    = false
}

variable "force_destroy" {
  description = "true: destroying the bucket deletes all objects and versions in it. false: a bucket with content cannot be destroyed."
  type        = bool
  default     = false
  nullable    = false
}

variable "noncurrent_days" {
  description = "Days that overwritten and deleted objects can be brought back."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.noncurrent_days >= 1 && floor(var.noncurrent_days) == var.noncurrent_days
    error_message = "Give whole days, at least 1."
  }
}

variable "access_log_bucket" {
  description = "Name of a bucket in the same region that takes the access logs; null: none. Its policy must let logging.s3.amazonaws.com write."
  type        = string
  default     = null
}
