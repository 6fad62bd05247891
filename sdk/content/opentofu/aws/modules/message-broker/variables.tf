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
  description = "Isolated subnets: one for a single broker (the first is taken), two or three in different zones for a cluster."
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
  description = "Key for the secret. The broker itself is encrypted with a key that AWS owns: Amazon MQ takes no other for RabbitMQ."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:[^:]+:kms:", var.kms_key_arn))
    error_message = "kms_key_arn is the ARN of a KMS key."
  }
}

variable "protect" {
  description = "Production: the secret can be recovered for 30 days. The broker itself has neither deletion protection nor backups."
  type        = bool
  default     = false
  nullable    = false
}

variable "engine_version" {
  description = "Version of RabbitMQ."
  type        = string
  default     = "3.13"
  nullable    = false

  validation {
    condition     = contains(["3.13", "4.2"], var.engine_version)
    error_message = "engine_version is 3.13 or 4.2, without the last number: Amazon MQ chooses it."
  }
}

variable "instance_type" {
  description = "Kind of instance: mq.t3.micro (3.13 and single only), mq.m5.large … mq.m5.4xlarge (3.13 only), mq.m7g.medium … mq.m7g.16xlarge."
  type        = string
  default     = "mq.m7g.medium"
  nullable    = false

  validation {
    condition     = var.instance_type == "mq.t3.micro" || can(regex("^mq\\.m5\\.(large|xlarge|2xlarge|4xlarge)$|^mq\\.m7g\\.(medium|large|xlarge|2xlarge|4xlarge|8xlarge|12xlarge|16xlarge)$", var.instance_type))
    error_message = "instance_type is mq.t3.micro, mq.m5.large to mq.m5.4xlarge or mq.m7g.medium to mq.m7g.16xlarge: RabbitMQ runs on no other."
  }
}

variable "cluster" {
  description = "Three nodes in several zones instead of one. Cannot be changed without losing the messages."
  type        = bool
  default     = false
  nullable    = false
}

variable "username" {
  description = "The user that the app logs in as; it administers the broker. Only a new broker takes it."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9._~-]{2,100}$", var.username)) && var.username != "guest"
    error_message = "username has 2 to 100 letters, digits and . _ ~ -, and is not guest, which Amazon MQ removes."
  }
}
