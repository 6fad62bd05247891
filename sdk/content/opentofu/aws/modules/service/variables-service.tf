# Written by Deploy.Sdk; the same for every app.

variable "run" {
  description = "False: only a task definition, e.g. for migrations, which the release scripts start."
  type        = bool
  default     = true
  nullable    = false
}

variable "colours" {
  description = "Two services, blue and green, that the release scripts move; else one that is replaced task by task."
  type        = bool
  default     = false
  nullable    = false
}

variable "singleton" {
  description = "Never two tasks at once, not even during a deployment, at the price of a pause; for a scheduler, for example."
  type        = bool
  default     = false
  nullable    = false
}

variable "min" {
  description = "Tasks that run at least."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.min >= 0 && floor(var.min) == var.min
    error_message = "min: a whole number, 0 or more."
  }
}

variable "max" {
  description = "Tasks that run at most; matters with autoscaling only."
  type        = number
  default     = 1
  nullable    = false

  validation {
    condition     = var.max >= 1 && floor(var.max) == var.max
    error_message = "max: a whole number, 1 or more."
  }
}

variable "target_cpu" {
  description = "Average CPU load in percent that autoscaling aims at; null: no autoscaling by CPU."
  type        = number
  default     = null

  validation {
    condition     = var.target_cpu == null || try(var.target_cpu >= 10 && var.target_cpu <= 95, false)
    error_message = "target_cpu: 10 to 95 percent."
  }
}

variable "target_requests" {
  description = "Requests per task and minute that autoscaling aims at; null: no autoscaling by requests. resource_label is \"<load balancer arn_suffix>/<target group arn_suffix>\"; with colours resource_labels has one for each."
  type = object({
    value           = number
    resource_label  = optional(string)
    resource_labels = optional(map(string), {})
  })
  default = null
}

variable "spot" {
  description = "Tasks beyond the first half of min (at least one) on FARGATE_SPOT: cheaper, and taken away with two minutes' notice."
  type        = bool
  default     = false
  nullable    = false
}

variable "target_groups" {
  description = "Colour (blue, green, or app) to target group ARN; empty for workers."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "health_check_grace_seconds" {
  description = "Seconds after a task's start in which a failing check of the load balancer does not stop it. Long enough for a slow start on a quarter of a vCPU: a task that is stopped before it is ready never gets ready."
  type        = number
  default     = 120
  nullable    = false

  validation {
    condition     = var.health_check_grace_seconds >= 0
    error_message = "health_check_grace_seconds: 0 or more."
  }
}

variable "subnet_ids" {
  description = "Subnets of the tasks; may be empty with run = false."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "assign_public_ip" {
  description = "Public address for each task. Only for public subnets without NAT; the security group still lets nobody in."
  type        = bool
  default     = false
  nullable    = false
}

variable "security_group_ids" {
  description = "Security groups of the tasks; may be empty with run = false."
  type        = list(string)
  default     = []
  nullable    = false
}
