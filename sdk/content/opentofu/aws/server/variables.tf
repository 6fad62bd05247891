# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "The app."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name))
    error_message = "name has lower-case letters, digits and single hyphens between them, and begins with a letter."
  }
}

variable "environment" {
  description = "The environment, for example production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", var.environment))
    error_message = "environment has lower-case letters, digits and single hyphens between them."
  }
}

variable "region" {
  description = "Region, for example eu-west-1."
  type        = string
  nullable    = false
}

variable "account" {
  description = "The only account that this may change; null: whichever the credentials are of."
  type        = string
  default     = null

  validation {
    condition     = var.account == null || can(regex("^[0-9]{12}$", var.account))
    error_message = "account has twelve digits."
  }
}

variable "protect" {
  description = "Production: the server cannot be terminated by mistake, and its disk leaves a last snapshot."
  type        = bool
  default     = false
  nullable    = false
}

variable "tags" {
  description = "Further tags, beside app, environment and managed-by."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "server" {
  description = "Kind of server, and GiB of its disk for images, volumes and secrets."
  type = object({
    instance_type = optional(string, "t4g.small")
    disk_gb       = optional(number, 20)
  })
  default  = {}
  nullable = false
}

variable "domain" {
  description = "Host name, and its zone in Route 53, where it gets an A record. null: the record is made elsewhere by hand."
  type = object({
    name            = string
    zone            = string
    certificate_arn = optional(string)
  })
  default = null

  validation {
    condition     = var.domain == null ? true : can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) || var.domain.name == var.domain.zone || endswith(var.domain.name, ".${var.domain.zone}")
    error_message = "domain.name is domain.zone or below it."
  }
}

variable "budget" {
  description = "Dollars a month for the whole account, and who is told when they are used up; null: no budget."
  type = object({
    amount = number
    email  = optional(string)
  })
  default = null
}

variable "docker_folder" {
  description = "The generated folder docker/, from this one."
  type        = string
  default     = "../../docker"
  nullable    = false
}

variable "availability_zone" {
  description = "Zone of the server; null: the first of the region. What exists stays where it is."
  type        = string
  default     = null
}

variable "restore_from" {
  description = "Snapshot that a new disk begins with, see README, Restore."
  type        = string
  default     = null
}

variable "ami_id" {
  description = "Image of Ubuntu 24.04; null: the newest of Canonical. Only a new server takes it."
  type        = string
  default     = null
}
