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
  description = "Whether the vault can be purged only after 90 days, by nobody earlier. It cannot be turned off again. True in production."
  type        = bool
  default     = true
  nullable    = false
}

variable "vault_name" {
  description = "Name of the vault, unique in all of Azure: 3 to 24 letters, digits and hyphens."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$", var.vault_name)) && !strcontains(var.vault_name, "--")
    error_message = "The vault's name must be 3 to 24 letters, digits and single hyphens, begin with a letter and not end in a hyphen."
  }
}

variable "tenant_id" {
  description = "Entra tenant whose identities may ask."
  type        = string
  nullable    = false
}

variable "secrets" {
  description = "Names of the secrets that a person fills in. They are named here and never valued: a value would lie in the state."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for secret in var.secrets : can(regex("^[a-zA-Z0-9-]{1,127}$", secret))])
    error_message = "Names of secrets are letters, digits and hyphens: MAIL-PASSWORD for MAIL_PASSWORD."
  }
}

variable "readers" {
  description = "Who may read secrets: any static key to the object id of an identity."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "officers" {
  description = "Object ids of the people and groups that may write secrets."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "allowed_ips" {
  description = "Public addresses that may reach the vault over the internet, in CIDR form: those of the people who fill in secrets. Empty: only the private endpoint."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.allowed_ips : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "Give networks such as 203.0.113.7/32; the whole internet is refused."
  }
}

variable "private_endpoint" {
  description = "Subnet and private DNS zone (privatelink.vaultcore.azure.net) of the private endpoint. Null: none."
  type = object({
    subnet_id           = string
    private_dns_zone_id = string
  })
  default = null
}

variable "diagnostics" {
  description = "Log Analytics workspace for who read which secret. Null: none."
  type = object({
    workspace_id = string
  })
  default = null
}
