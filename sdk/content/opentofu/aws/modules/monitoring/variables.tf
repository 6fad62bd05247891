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
  description = "AWS account (12 digits)."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: 12 digits."
  }
}

variable "region" {
  description = "AWS region whose metrics are watched, e.g. eu-west-1. Part of the dashboard's name, because dashboards know no regions."
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
  description = "KMS key of the topic; its policy has to let cloudwatch.amazonaws.com use it, else no alarm arrives."
  type        = string
  nullable    = false
}

variable "email" {
  description = "Address that gets the alarms; it has to confirm the subscription. Null: the topic has no subscriber yet."
  type        = string
  default     = null

  validation {
    condition     = var.email == null || can(regex("^[^@[:space:]]+@[^@[:space:]]+$", var.email))
    error_message = "email: an e-mail address."
  }
}

variable "load_balancer" {
  description = "arn_suffix of the load balancer and of each target group; null: none."
  type = object({
    arn_suffix    = string
    target_groups = map(string)
  })
  default = null
}

variable "cluster_name" {
  description = "ECS cluster of the services; null: none."
  type        = string
  default     = null
}

variable "services" {
  description = "Key to ECS service name."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "container_insights" {
  description = "Whether the cluster has Container Insights, which count running and desired tasks."
  type        = bool
  default     = true
  nullable    = false
}

variable "database_identifier" {
  description = "RDS instance; null: none."
  type        = string
  default     = null
}

variable "aurora_cluster" {
  description = "Aurora cluster; null: none."
  type        = string
  default     = null
}

variable "cache_id" {
  description = "ElastiCache replication group; null: none."
  type        = string
  default     = null
}

variable "cache_nodes" {
  description = "Nodes of the replication group, i.e. replicas + 1; each is watched."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.cache_nodes >= 1 && var.cache_nodes <= 6
    error_message = "cache_nodes: 1 to 6."
  }
}

variable "broker_name" {
  description = "Amazon MQ broker; null: none."
  type        = string
  default     = null
}

variable "watch" {
  description = "Which of database, aurora, cache and broker are given. Null: those whose name is not null, which works when the names are known while planning."
  type        = set(string)
  default     = null

  validation {
    condition     = var.watch == null || try(alltrue([for part in var.watch : contains(["database", "aurora", "cache", "broker"], part)]), false)
    error_message = "watch: database, aurora, cache, broker."
  }
}

variable "log_group_name" {
  description = "Log group of the app, for the saved query; null: no query."
  type        = string
  default     = null
}

variable "error_rate_percent" {
  description = "Share of requests answered with 5xx that raises an alarm."
  type        = number
  default     = 5
  nullable    = false

  validation {
    condition     = var.error_rate_percent > 0 && var.error_rate_percent <= 100
    error_message = "error_rate_percent: more than 0, at most 100."
  }
}

variable "minimum_requests" {
  description = "Requests in a minute below which the error rate says nothing and raises no alarm."
  type        = number
  default     = 20
  nullable    = false
}

variable "latency_ms" {
  description = "Milliseconds that the slowest hundredth of requests may take."
  type        = number
  default     = 1000
  nullable    = false

  validation {
    condition     = var.latency_ms > 0
    error_message = "latency_ms: more than 0."
  }
}

variable "database" {
  description = "Thresholds of the database: free storage in GiB, connections (the default fits the smallest class, which allows some 85; null: no alarm), whether the class earns CPU credits (t3, t4g), and whether it is a replica."
  type = object({
    free_storage_gb = optional(number, 5)
    connections     = optional(number, 80)
    burstable       = optional(bool, false)
    replica         = optional(bool, false)
  })
  default  = {}
  nullable = false
}

variable "queue_messages" {
  description = "Messages waiting in all queues of the broker together that raise an alarm."
  type        = number
  default     = 10000
  nullable    = false
}
