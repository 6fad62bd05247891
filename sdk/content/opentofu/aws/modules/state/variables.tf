# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Tag Name of bucket and table; null: the name of the bucket."
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
  description = "Full name of the state bucket, unique in all of AWS, for example \"shop-tofu-state-123456789012\". The lock table gets the same name. 3 to 63 small letters, digits and hyphens."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket)) && !startswith(var.bucket, "xn--") && !endswith(var.bucket, "-s3alias")
    error_message = "A bucket name has 3 to 63 small letters, digits and hyphens, and begins and ends with a letter or digit."
  }
}

variable "kms_key_arn" {
  description = "ARN of a KMS key for bucket and table; null: SSE-S3 (AES-256) and DynamoDB's own key."
  type        = string
  default     = null
}

variable "noncurrent_days" {
  description = "Days that older states are kept; the newest twenty stay in any case."
  type        = number
  default     = 365
  nullable    = false

  validation {
    condition     = var.noncurrent_days >= 1 && floor(var.noncurrent_days) == var.noncurrent_days
    error_message = "Give whole days, at least 1."
  }
}
