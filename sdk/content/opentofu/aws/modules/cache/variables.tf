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
  description = "Isolated subnets, in as many zones as there are nodes."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 1
    error_message = "subnet_ids has at least one subnet."
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
  description = "Production: a last snapshot is taken before Redis is deleted, and the secret can be recovered for 30 days."
  type        = bool
  default     = false
  nullable    = false
}

variable "engine_version" {
  description = "Version of Redis OSS. Only to a newer one."
  type        = string
  default     = "7.1"
  nullable    = false

  validation {
    condition     = contains(["7.0", "7.1"], var.engine_version)
    error_message = "engine_version is 7.0 or 7.1, the last one of Redis OSS in ElastiCache."
  }
}

variable "node_type" {
  description = "Kind of node, for example cache.t4g.micro (0.5 GiB) or cache.m7g.large (6.4 GiB)."
  type        = string
  default     = "cache.t4g.micro"
  nullable    = false

  validation {
    condition     = startswith(var.node_type, "cache.")
    error_message = "node_type begins with 'cache.', for example cache.t4g.micro."
  }
}

variable "replicas" {
  description = "Copies beside the primary, in other zones. From one on a failed primary is replaced by itself."
  type        = number
  default     = 0
  nullable    = false

  validation {
    condition     = var.replicas >= 0 && var.replicas <= 5 && floor(var.replicas) == var.replicas
    error_message = "replicas is a whole number from 0 to 5."
  }
}

variable "snapshot_retention_days" {
  description = "Days that the daily snapshot is kept; 0 takes none."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.snapshot_retention_days >= 0 && var.snapshot_retention_days <= 35
    error_message = "snapshot_retention_days is from 0 to 35."
  }
}

variable "eviction" {
  description = "What goes when memory is full (maxmemory-policy). noeviction where the data must not be lost, as jobs of Celery and Sidekiq: then writes fail."
  type        = string
  default     = "volatile-lru"
  nullable    = false

  validation {
    condition     = contains(["noeviction", "volatile-lru", "volatile-lfu", "volatile-ttl", "volatile-random", "allkeys-lru", "allkeys-lfu", "allkeys-random"], var.eviction)
    error_message = "eviction is one of noeviction, volatile-lru, volatile-lfu, volatile-ttl, volatile-random, allkeys-lru, allkeys-lfu, allkeys-random."
  }
}

variable "log_retention_days" {
  description = "Days that the logs are kept."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days is one that CloudWatch knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 …"
  }
}
