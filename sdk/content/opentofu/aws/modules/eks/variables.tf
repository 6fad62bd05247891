# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Name of the cluster and prefix of everything else, for example shop-production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "The name must be 2 to 60 characters of a-z, 0-9 and hyphen, begin with a letter and not end in a hyphen."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key that encrypts the Secrets of Kubernetes, the logs of the control plane and the volumes of the pods."
  type        = string
  nullable    = false
}

variable "protect" {
  description = "Whether EKS refuses to delete the cluster. True in production."
  type        = bool
  default     = true
  nullable    = false
}

variable "account_id" {
  description = "Number of the AWS account, 12 digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "The account must be 12 digits."
  }
}

variable "region" {
  description = "Region of the cluster, for example eu-west-1."
  type        = string
  nullable    = false
}

variable "partition" {
  description = "Partition of AWS: aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}

variable "subnet_ids" {
  description = "Private subnets, one per zone, for the nodes and the network interfaces of the control plane. They need a way out: the nodes pull images."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "EKS needs subnets in at least two zones."
  }
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes, for example 1.35. It can be raised by one minor at a time, and never lowered."
  type        = string
  default     = "1.35"
  nullable    = false

  validation {
    condition     = can(regex("^1\\.(29|[3-9][0-9])$", var.kubernetes_version))
    error_message = "The version must be a minor version from 1.29 on, such as 1.35, without patch level."
  }
}

variable "extended_support" {
  description = "True: after 14 months a version goes on at six times the price of the control plane. False: EKS then upgrades the cluster by itself, when it likes."
  type        = bool
  default     = true
  nullable    = false
}

variable "node" {
  description = "Nodes: instance types (all of one processor architecture and similar size), architecture (X86_64 or ARM64), min and max of all zones together, count at creation, disk in GiB."
  type = object({
    instance_types = optional(list(string), ["m7i.large"])
    architecture   = optional(string, "X86_64")
    min            = optional(number, 2)
    max            = optional(number, 6)
    desired        = optional(number, 2)
    disk_gb        = optional(number, 50)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["X86_64", "ARM64"], var.node.architecture)
    error_message = "The architecture must be X86_64 or ARM64."
  }
  validation {
    condition     = var.node.min >= 1 && var.node.desired >= var.node.min && var.node.max >= var.node.desired
    error_message = "Nodes must be 1 <= min <= desired <= max."
  }
  validation {
    condition     = var.node.disk_gb >= 20 && var.node.disk_gb <= 16384
    error_message = "The disk must have 20 to 16384 GiB."
  }
  validation {
    condition     = length(var.node.instance_types) > 0
    error_message = "Name at least one instance type."
  }
}

variable "node_volume_kms_key_arn" {
  description = "KMS key of the nodes' own disks. Null: the AWS managed key aws/ebs. A key of yours must let the role AWSServiceRoleForAutoScaling in by its key policy, or no node starts."
  type        = string
  default     = null
}

variable "admin_principals" {
  description = "ARNs of the IAM roles and users that administer the cluster. Empty: whoever creates it, alone."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for arn in var.admin_principals : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/", arn))])
    error_message = "Administrators are ARNs of IAM roles or users (arn:aws:iam::123456789012:role/…), not of sessions or groups."
  }
}

variable "endpoint_public_cidrs" {
  description = "Addresses that may reach the API of Kubernetes over the internet, in CIDR form. Empty: it answers within the VPC only."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.endpoint_public_cidrs : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "Give networks such as 203.0.113.7/32; the whole internet is refused."
  }
}

variable "endpoint_private_cidrs" {
  description = "Networks that may reach the API of Kubernetes within the VPC, beside nodes and pods: the VPC's own range for a runner in it, those of a VPN. Empty: nodes and pods only."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.endpoint_private_cidrs : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "Give networks such as 10.0.0.0/16; the whole internet is refused."
  }
}

variable "addon_versions" {
  description = "Versions of EKS add-ons by name, for example { coredns = \"v1.12.4-eksbuild.1\" }. One that is not named gets the default of the Kubernetes version at the time it is created, and keeps it."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "log_retention_days" {
  description = "Days that CloudWatch keeps the logs of the control plane."
  type        = number
  default     = 90
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}
