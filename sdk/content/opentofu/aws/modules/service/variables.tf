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
  description = "Tags of every resource and of every task."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "component" {
  description = "What this service is: app, migrate or a worker's name; part of every name and the container's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,38}[a-z0-9]$", var.component))
    error_message = "component: 2 to 40 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "cluster_arn" {
  description = "ECS cluster."
  type        = string
  nullable    = false
}

variable "cluster_name" {
  description = "Name of the ECS cluster; autoscaling addresses services by it."
  type        = string
  nullable    = false
}

variable "log_group_name" {
  description = "Log group of the containers; the stream prefix is the component."
  type        = string
  nullable    = false
}

variable "log_group_arn" {
  description = "ARN of the log group, with or without \":*\"."
  type        = string
  nullable    = false
}

variable "region" {
  description = "AWS region, e.g. eu-west-1. Part of the roles' names, because IAM knows no regions."
  type        = string
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

variable "partition" {
  description = "AWS partition: aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}

variable "image" {
  description = "Image with tag or digest."
  type        = string
  nullable    = false
}

variable "registry_secret_arn" {
  description = "Secret with username and password (JSON) of a private registry that is not ECR; must be among secret_arns too. Null: ECR, or an image that anybody may pull."
  type        = string
  default     = null

  validation {
    condition     = var.registry_secret_arn == null || can(regex("^arn:[^:]+:secretsmanager:", var.registry_secret_arn))
    error_message = "registry_secret_arn: the ARN of a secret in Secrets Manager."
  }
}

variable "command" {
  description = "Command of the container; empty: the image's own."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "port" {
  description = "Port on which the container listens; null: none."
  type        = number
  default     = null
}

variable "environment" {
  description = "Plain environment variables."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secrets" {
  description = "Environment variable to valueFrom: ARN of a secret (\"<arn>:field::\" for one field) or of an SSM parameter. ECS reads them when a task starts."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "secret_arns" {
  description = "ARNs of the secrets and SSM parameters, without field, that the execution role may read."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "kms_key_arn" {
  description = "KMS key with which the secrets are encrypted."
  type        = string
  nullable    = false
}

variable "cpu" {
  description = "CPU units of a task: 256 (a quarter of a vCPU) to 16384."
  type        = number
  nullable    = false

  validation {
    condition     = contains([256, 512, 1024, 2048, 4096, 8192, 16384], var.cpu)
    error_message = "cpu: 256, 512, 1024, 2048, 4096, 8192 or 16384."
  }
}

variable "memory" {
  description = "Memory of a task in MiB; Fargate knows certain combinations with cpu only."
  type        = number
  nullable    = false

  validation {
    condition     = var.memory == 512 || (var.memory % 1024 == 0 && var.memory >= 1024 && var.memory <= 122880)
    error_message = "memory: 512 or whole GiB in MiB (1024, 2048, … 122880)."
  }
}

variable "architecture" {
  description = "X86_64 or ARM64; the image has to be built for it."
  type        = string
  default     = "X86_64"
  nullable    = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "architecture: X86_64 or ARM64."
  }
}

variable "app_user" {
  description = "User (uid or uid:gid) of the container; null: the image's own."
  type        = string
  default     = null

  validation {
    condition     = var.app_user == null || can(regex("^[1-9][0-9]*(:[0-9]+)?$", var.app_user))
    error_message = "app_user: a uid or uid:gid in digits, and not root."
  }
}

variable "read_only_root" {
  description = "Root file system read-only; only /tmp, in memory, can be written."
  type        = bool
  default     = true
  nullable    = false
}

variable "tmp_size_mb" {
  description = "Upper limit of /tmp in MiB; it is taken from the task's memory as it fills. Null: a quarter of memory."
  type        = number
  default     = null

  validation {
    condition     = var.tmp_size_mb == null || try(var.tmp_size_mb >= 1 && floor(var.tmp_size_mb) == var.tmp_size_mb, false)
    error_message = "tmp_size_mb: a whole number of MiB, 1 or more."
  }
}

variable "tmp_exec" {
  description = "Whether what lies in /tmp may be executed, e.g. by a migration bundle of EF Core, which unpacks its libraries there. Else it is as the platform mounts it."
  type        = bool
  default     = false
  nullable    = false
}

variable "health_command" {
  description = "Health check inside the container, as a command without shell, or beginning with CMD or CMD-SHELL. Empty: none; images without a shell are checked by the load balancer."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "grace_seconds" {
  description = "Seconds between SIGTERM and SIGKILL."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.grace_seconds >= 2 && var.grace_seconds <= 120
    error_message = "grace_seconds: 2 to 120, which is the longest that Fargate waits."
  }
}

variable "task_policy_json" {
  description = "What the app itself may do in AWS: IAM policy as JSON; null with has_task_policy = false."
  type        = string
  default     = null
}

variable "has_task_policy" {
  description = "Whether task_policy_json is given. A value of its own because the JSON may not be known before the first apply."
  type        = bool
  default     = false
  nullable    = false
}

variable "sidecar" {
  description = "Second container of each task, e.g. the AppConfig agent; null: none."
  type = object({
    name        = string
    image       = string
    environment = optional(map(string), {})
  })
  default = null
}
