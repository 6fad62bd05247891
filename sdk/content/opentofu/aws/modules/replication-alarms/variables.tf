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
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "account_id" {
  description = "Account of the alarms; twelve digits."
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

variable "kms_key_arns" {
  description = "Region => KMS key of the alarms' topic there; the key's policy must let CloudWatch use it. A region of an alarm that is missing here gets a key of its own."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "email" {
  description = "Who is told. Each region's topic sends its own confirmation mail. null: nobody; subscribe to topic_arns yourself."
  type        = string
  default     = null

  validation {
    condition     = var.email == null || can(regex("^[^@\\s]+@[^@\\s]+$", var.email))
    error_message = "email: an e-mail address, or null."
  }
}

variable "rpo_seconds" {
  description = "How much data, in seconds, may be lost: a replica farther behind than this raises an alarm."
  type        = number
  nullable    = false

  validation {
    condition     = var.rpo_seconds >= 1 && floor(var.rpo_seconds) == var.rpo_seconds
    error_message = "rpo_seconds: a whole number of seconds, at least 1."
  }
}

variable "database" {
  description = "Engine (rds or aurora) and region => identifier of the replica there (RDS: instance, Aurora: secondary cluster); null without a database."
  type = object({
    engine   = string
    replicas = map(string)
  })
  default = null

  validation {
    condition     = var.database == null ? true : contains(["rds", "aurora"], var.database.engine)
    error_message = "database.engine: rds or aurora."
  }
}

variable "bucket_rules" {
  description = "Replication rules, as output 'rules' of module bucket-replication gives them."
  type = map(object({
    source_region      = string
    source_bucket      = string
    destination_region = string
    destination_bucket = string
    rule_id            = string
  }))
  default  = {}
  nullable = false
}

variable "health_check_ids" {
  description = "Region => Route 53 health check, as output of module traffic."
  type        = map(string)
  default     = {}
  nullable    = false
}
