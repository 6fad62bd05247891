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

variable "account_id" {
  description = "Account, part of the bucket's name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id has twelve digits."
  }
}

variable "region" {
  description = "Region, for example eu-west-1."
  type        = string
  nullable    = false
}

variable "partition" {
  description = "Partition of the region: aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}

variable "availability_zone" {
  description = "Zone of the server and of its disk, for example eu-west-1a. What exists stays where it is."
  type        = string
  nullable    = false
}

variable "cidr" {
  description = "Addresses of the server's own network."
  type        = string
  default     = "10.20.0.0/24"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr, 0))
    error_message = "cidr is a block of addresses, for example 10.20.0.0/24."
  }
}

variable "ami_id" {
  description = "Image of Ubuntu 24.04 for the processor of instance_type. Only a new server takes it."
  type        = string
  nullable    = false
}

variable "instance_type" {
  description = "Kind of server, for example t4g.small (2 processors of ARM, 2 GiB)."
  type        = string
  default     = "t4g.small"
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9-]+\\.[a-z0-9-]+$", var.instance_type))
    error_message = "instance_type is for example t4g.small."
  }
}

variable "disk_gb" {
  description = "Size in GiB of the disk with images, volumes and secrets. It can grow, never shrink."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.disk_gb >= 8 && var.disk_gb <= 16384 && floor(var.disk_gb) == var.disk_gb
    error_message = "disk_gb is a whole number from 8 to 16384."
  }
}

variable "files" {
  description = "Files of the folder docker/: path in the folder and path on the machine that runs tofu."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = alltrue([for path in keys(var.files) : !startswith(path, "secrets/") && path != ".env"])
    error_message = "files has neither secrets/ nor .env: both belong to the server alone."
  }
}

variable "egress_ports" {
  description = "TCP ports that the server may reach outside: packages and images (80, 443), mail (587)."
  type        = set(number)
  default     = [80, 443, 587]
  nullable    = false
}

variable "snapshot_days" {
  description = "Daily snapshots of the disk that are kept."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.snapshot_days >= 1 && var.snapshot_days <= 1000
    error_message = "snapshot_days is from 1 to 1000."
  }
}

variable "restore_from" {
  description = "Snapshot that a new disk begins with; null: an empty disk. It is looked at only when the disk is replaced."
  type        = string
  default     = null

  validation {
    condition     = var.restore_from == null ? true : startswith(var.restore_from, "snap-")
    error_message = "restore_from begins with 'snap-'."
  }
}

variable "kms_key_arn" {
  description = "Key for disks and bucket; null takes the keys of EBS and S3, which cost nothing."
  type        = string
  default     = null
}

variable "protect" {
  description = "Production: the server cannot be terminated by mistake, and a last snapshot is taken before its disk is deleted."
  type        = bool
  default     = false
  nullable    = false
}
