# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Prefix of every resource name, for example \"shop-production\". Small letters, digits and hyphens, up to 60 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 60
    error_message = "The name begins with a small letter, has only small letters, digits and single hyphens, and at most 60 characters."
  }
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

variable "cidr" {
  description = "IPv4 range of the VPC, /16 to /22. It cannot be changed later, and must not overlap networks that are to be peered with it."
  type        = string
  default     = "10.0.0.0/16"
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.cidr)) && try(cidrhost(var.cidr, 0) == split("/", var.cidr)[0], false)
    error_message = "The cidr is an IPv4 range that begins at its first address, for example 10.0.0.0/16."
  }

  validation {
    condition     = try(tonumber(split("/", var.cidr)[1]) >= 16 && tonumber(split("/", var.cidr)[1]) <= 22, false)
    error_message = "The cidr is between /16 (the largest VPC) and /22 (below it a load balancer's subnet gets too small)."
  }
}

variable "zones" {
  description = "Names of the availability zones, two or three, for example [\"eu-west-1a\", \"eu-west-1b\"]. Append only: the position decides the addresses of a zone's subnets."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.zones) >= 2 && length(var.zones) <= 3 && length(distinct(var.zones)) == length(var.zones)
    error_message = "Give two or three different availability zones."
  }

  validation {
    condition     = alltrue([for zone in var.zones : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$", zone))]) && length(distinct([for zone in var.zones : substr(zone, 0, length(zone) - 1)])) == 1
    error_message = "The zones are names of availability zones of one region, for example eu-west-1a and eu-west-1b; local zones are not supported."
  }
}

variable "nat" {
  description = "Way out of the private subnets: none (no way out), single (one NAT gateway for all zones) or per-az (one in each zone; an outage of one zone does not cut off the others)."
  type        = string
  default     = "single"
  nullable    = false

  validation {
    condition     = contains(["none", "single", "per-az"], var.nat)
    error_message = "nat is none, single or per-az."
  }
}

variable "interface_endpoints" {
  description = "Short names of AWS services that get a private interface endpoint, for example [\"ecr.api\", \"ecr.dkr\", \"logs\", \"secretsmanager\"]. Each costs by the hour and zone. S3 has a free gateway endpoint always."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for service in var.interface_endpoints : can(regex("^[a-z0-9][a-z0-9.-]*$", service)) && service != "s3" && !startswith(service, "com.amazonaws.")])
    error_message = "Give short service names such as ecr.api (without com.amazonaws.<region>); s3 has its gateway endpoint already."
  }
}

variable "flow_log_retention_days" {
  description = "Days that flow logs are kept in CloudWatch."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.flow_log_retention_days)
    error_message = "CloudWatch knows only these retentions: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days."
  }
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the flow logs. Its policy must let CloudWatch Logs use it (module encryption does)."
  type        = string
  nullable    = false
}

variable "readable_bucket_arns" {
  description = "ARNs of S3 buckets of other accounts in this region that may be read through the S3 endpoint, beside the buckets of this account and those of ECR, Amazon Linux and Systems Manager."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.readable_bucket_arns : can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9.-]+$", arn))])
    error_message = "Give bucket ARNs, for example arn:aws:s3:::partner-exports."
  }
}
