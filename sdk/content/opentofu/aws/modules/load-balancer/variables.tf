# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Prefix of every name, e.g. shop-production; lower-case letters, digits and hyphens, up to 60 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "name: 2 to 60 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }

  validation {
    condition     = !startswith(var.name, "internal-")
    error_message = "name: AWS keeps load balancer names that begin with internal- for itself."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "account_id" {
  description = "AWS account (12 digits); part of the log bucket's name and of its policy."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id: 12 digits."
  }
}

variable "region" {
  description = "AWS region of the load balancer, e.g. eu-west-1; part of the log bucket's name."
  type        = string
  nullable    = false
}

variable "kms_key_arn" {
  description = "KMS key of the web application firewall's log group. The access logs cannot use it, see README.md. Null: the AWS-owned key."
  type        = string
  default     = null
}

variable "protect" {
  description = "Deletion protection of the load balancer, and a log bucket that is not deleted with its content; true in production."
  type        = bool
  default     = true
  nullable    = false
}

variable "vpc_id" {
  description = "VPC of the load balancer and of its targets."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Public subnets, at least two in different availability zones."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "subnet_ids: an Application Load Balancer needs subnets in at least two availability zones."
  }
}

variable "tls" {
  description = "Whether certificate_arn is given. A value of its own because the ARN is not known before the first apply."
  type        = bool
  default     = true
  nullable    = false
}

variable "certificate_arn" {
  description = "ACM certificate of the same region. Null with tls = false: plain HTTP."
  type        = string
  default     = null
}

variable "ssl_policy" {
  description = "Security policy of the HTTPS listener. The default speaks TLS 1.3 and 1.2 with forward secrecy and AEAD ciphers only, and post-quantum key exchange with clients that offer it."
  type        = string
  default     = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
  nullable    = false

  validation {
    condition     = can(regex("^ELBSecurityPolicy-TLS13-1-[23]-", var.ssl_policy))
    error_message = "ssl_policy: a policy whose lowest version is TLS 1.2 or 1.3 (ELBSecurityPolicy-TLS13-1-2-… or ELBSecurityPolicy-TLS13-1-3-…)."
  }
}

variable "port" {
  description = "Port on which the app listens."
  type        = number
  nullable    = false

  validation {
    condition     = var.port >= 1 && var.port <= 65535
    error_message = "port: 1 to 65535."
  }
}

variable "health_path" {
  description = "Path of the readiness check; a target is healthy when it answers 200 to 299."
  type        = string
  default     = "/"
  nullable    = false

  validation {
    condition     = startswith(var.health_path, "/")
    error_message = "health_path: begins with a slash."
  }
}

variable "colours" {
  description = "Two target groups, blue and green, with weights that the release scripts move; else one, app."
  type        = bool
  default     = false
  nullable    = false
}

variable "target_security_group_id" {
  description = "Security group of the app; this module writes its ingress rule."
  type        = string
  nullable    = false
}

variable "waf" {
  description = "Web application firewall (WAFv2) with AWS' managed rules and a rate limit."
  type        = bool
  default     = false
  nullable    = false
}

variable "waf_rate_limit" {
  description = "Requests of one IP address in five minutes beyond which it is blocked."
  type        = number
  default     = 2000
  nullable    = false

  validation {
    condition     = var.waf_rate_limit >= 100
    error_message = "waf_rate_limit: at least 100 requests in five minutes; less would block ordinary visitors behind a shared address."
  }
}

variable "access_log_retention_days" {
  description = "Days after which access logs and the firewall's logs are deleted. One of the values that CloudWatch Logs knows."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.access_log_retention_days)
    error_message = "access_log_retention_days: a retention that CloudWatch Logs knows: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653."
  }
}

variable "idle_timeout_seconds" {
  description = "Seconds without traffic after which a connection is closed. The app's own keep-alive has to be longer, else clients see 502."
  type        = number
  default     = 60
  nullable    = false

  validation {
    condition     = var.idle_timeout_seconds >= 1 && var.idle_timeout_seconds <= 4000
    error_message = "idle_timeout_seconds: 1 to 4000."
  }
}

variable "deregistration_delay_seconds" {
  description = "Seconds that running requests get before a task that leaves is cut off."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.deregistration_delay_seconds >= 0 && var.deregistration_delay_seconds <= 3600
    error_message = "deregistration_delay_seconds: 0 to 3600."
  }
}

variable "partition" {
  description = "AWS partition: aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}
