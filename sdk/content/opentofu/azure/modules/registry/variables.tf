# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Prefix of every name, for example shop-production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "The name must be 2 to 60 characters of a-z, 0-9 and hyphen, begin with a letter and not end in a hyphen."
  }
}

variable "resource_group_name" {
  description = "Resource group of everything."
  type        = string
  nullable    = false
}

variable "location" {
  description = "Region of Azure, for example westeurope."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "protect" {
  description = "Whether a lock keeps the registry from being deleted. True in production."
  type        = bool
  default     = true
  nullable    = false
}

variable "registry_name" {
  description = "Name of the registry, unique in all of Azure: 5 to 50 letters and digits."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z0-9]{5,50}$", var.registry_name))
    error_message = "The registry's name must be 5 to 50 letters and digits."
  }
}

variable "sku" {
  description = "Premium (private endpoint, network rules, copies in other regions, retention), Standard or Basic. Below Premium the registry answers to the whole internet, by Entra identity."
  type        = string
  default     = "Premium"
  nullable    = false

  validation {
    condition     = contains(["Basic", "Standard", "Premium"], var.sku)
    error_message = "The sku must be Basic, Standard or Premium."
  }
}

variable "georeplications" {
  description = "Further regions that keep a copy. Premium only."
  type        = list(string)
  default     = []
  nullable    = false
}

variable "zone_redundant" {
  description = "Whether the copies lie in several zones. Premium only, and not in every region."
  type        = bool
  default     = true
  nullable    = false
}

variable "allowed_ips" {
  description = "Addresses that may reach the registry over the internet, in CIDR form: those of who pushes images. Empty: only the private endpoint. Premium only."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.allowed_ips : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "Give networks such as 203.0.113.0/28; the whole internet is refused."
  }
}

variable "private_endpoint" {
  description = "Subnet and private DNS zone (privatelink.azurecr.io) of the private endpoint. Null: none. Premium only."
  type = object({
    subnet_id           = string
    private_dns_zone_id = string
  })
  default = null
}

variable "retention_days" {
  description = "Days after which images without tag are deleted. Premium only."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.retention_days >= 0 && var.retention_days <= 365
    error_message = "Images without tag are kept for 0 to 365 days."
  }
}

variable "pull_principals" {
  description = "Who may pull: any static key to the object id of an identity, for example { kubelet = … }."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "diagnostics" {
  description = "Log Analytics workspace for who pulled and pushed what. Null: none."
  type = object({
    workspace_id = string
  })
  default = null
}
