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

variable "vpc_id" {
  description = "VPC of the security group."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Isolated subnets in at least two zones; DocumentDB asks for two even with one instance."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids has at least two subnets, in different zones."
  }
}

variable "client_security_groups" {
  description = "Security groups that may connect, by a key that is known while planning. Each gets the matching rule for outgoing traffic."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "kms_key_arn" {
  description = "Key for data, snapshots, logs and the secret."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn is the ARN of a KMS key."
  }
}

variable "protect" {
  description = "Production: the cluster cannot be deleted, a last snapshot is taken, and the secret can be recovered for 30 days."
  type        = bool
  default     = false
  nullable    = false
}

variable "engine_version" {
  description = "Version of DocumentDB. Only to a newer one."
  type        = string
  default     = "5.0"
  nullable    = false

  validation {
    condition     = var.engine_version == "5.0"
    error_message = "engine_version is 5.0, the one that this module's parameters are for."
  }
}

variable "instance_class" {
  description = "Kind of instance, for example db.t4g.medium (4 GiB) or db.r6g.large (16 GiB)."
  type        = string
  default     = "db.t4g.medium"
  nullable    = false

  validation {
    condition     = startswith(var.instance_class, "db.")
    error_message = "instance_class begins with 'db.', for example db.t4g.medium."
  }
}

variable "instances" {
  description = "Instances, spread over the zones. From two on a failed primary is replaced by another."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.instances >= 1 && var.instances <= 16 && floor(var.instances) == var.instances
    error_message = "instances is a whole number from 1 to 16."
  }
}

variable "database" {
  description = "Database that the URL names; it comes to be with the first document."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9_-]{0,62}$", var.database))
    error_message = "database begins with a letter and has letters, digits, _ and -, at most 63."
  }
}

variable "username" {
  description = "The user that the app logs in as; the cluster's master user."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z][A-Za-z0-9]{0,62}$", var.username)) && !contains(["admin", "rdsadmin", "root", "serviceadmin"], lower(var.username))
    error_message = "username has letters and digits, begins with a letter, and is not admin, rdsadmin, root or serviceadmin, which DocumentDB keeps for itself."
  }
}

variable "backup_retention_days" {
  description = "Days back to which the cluster can be restored, to the second."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.backup_retention_days >= 1 && var.backup_retention_days <= 35
    error_message = "backup_retention_days is from 1 to 35."
  }
}

variable "log_retention_days" {
  description = "Days that audit and profiler logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 …"
  }
}
