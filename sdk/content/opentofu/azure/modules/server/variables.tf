# Written by Deploy.Sdk; the same for every app.
variable "name" {
  type        = string
  description = "Prefix of every name, e.g. \"shop-production\": lower-case letters, digits and single hyphens."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 60
    error_message = "The name has at most 60 lower-case letters, digits and single hyphens, a letter first."
  }
}

variable "name_suffix" {
  type        = string
  description = "Four to eight lower-case letters or digits that make names of the whole of Azure unique; must not change later."
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]{4,8}$", var.name_suffix))
    error_message = "The suffix has four to eight lower-case letters or digits."
  }
}

variable "resource_group_name" {
  type        = string
  description = "Resource group in which everything is made."
  nullable    = false
}

variable "resource_group_id" {
  type        = string
  description = "Id of that resource group; the backup writes its snapshots there."
  nullable    = false
}

variable "location" {
  type        = string
  description = "Azure region, e.g. \"westeurope\"."
  nullable    = false
}

variable "tags" {
  type        = map(string)
  description = "Tags of every resource that can have them."
  default     = {}
  nullable    = false
}

variable "vm_size" {
  type        = string
  description = "Size of the machine: Standard_B2ats_v2 (2 vCPU, 1 GiB), Standard_B2als_v2 (4 GiB), Standard_B2pts_v2 (ARM) …"
  default     = "Standard_B2ats_v2"
  nullable    = false

  validation {
    condition     = can(regex("^Standard_[A-Z][A-Za-z0-9_-]+$", var.vm_size))
    error_message = "The size has a name such as Standard_B2ats_v2."
  }
}

variable "disk_gb" {
  type        = number
  description = "GiB of the data disk, which outlives the machine: volumes, images, secrets."
  default     = 32
  nullable    = false

  validation {
    condition     = var.disk_gb >= 16 && var.disk_gb <= 4095
    error_message = "Between 16 and 4095 GiB."
  }
}

variable "cidr" {
  type        = string
  description = "Range of the machine's network, /16 to /28."
  default     = "10.0.0.0/24"
  nullable    = false

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && can(regex("/(1[6-9]|2[0-8])$", var.cidr))
    error_message = "The range is an IPv4 CIDR from /16 to /28."
  }
}

variable "domain" {
  type        = string
  description = "Host name of the app; null: the name Azure gives the address."
  default     = null
}

variable "certificate_email" {
  type        = string
  description = "Address for Let's Encrypt's account; null: with a domain no account, without one a certificate that no browser knows."
  default     = null

  validation {
    condition     = var.certificate_email == null ? true : can(regex("^[^@\\s|]+@[^@\\s|]+$", var.certificate_email))
    error_message = "An e-mail address."
  }
}

variable "bundle_url" {
  type        = string
  description = "Address of the archive with the folder docker/ in blob storage."
  nullable    = false

  validation {
    condition     = can(regex("^https://", var.bundle_url))
    error_message = "An https address."
  }
}

variable "vault_uri" {
  type        = string
  description = "Address of the Key Vault with the secrets that secrets.list asks for, with a slash at the end."
  nullable    = false
}

variable "ssh_public_key" {
  type        = string
  description = "Key that Azure wants for a machine, although no SSH is open; null: a random password nobody needs."
  default     = null
}

variable "backup_days" {
  type        = number
  description = "Days for which the daily copies of the data disk are kept."
  default     = 14
  nullable    = false

  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 180
    error_message = "Between 1 and 180 days: Azure keeps at most 200 copies of a disk."
  }
}

variable "protect" {
  type        = bool
  description = "Whether a lock stands against the deletion of the data disk; true in production."
  default     = true
  nullable    = false
}
