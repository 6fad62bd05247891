# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Name of the app."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,38}[a-z0-9]$", var.name))
    error_message = "The name must be 2 to 40 characters of a-z, 0-9 and hyphen, begin with a letter and not end in a hyphen."
  }
}

variable "region" {
  description = "Region of Azure, for example westeurope."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Further tags; app and managed-by are added."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "resource_group" {
  description = "Resource group that is made for the states. Null: <name>-tfstate."
  type        = string
  default     = null
}

variable "storage_account_name" {
  description = "Name of the storage account. Null: made up."
  type        = string
  default     = null
}

variable "replication" {
  description = "Copies: GZRS (three zones and a second region), ZRS, GRS or LRS. Not every region has all."
  type        = string
  default     = "GZRS"
  nullable    = false
}

variable "allowed_ips" {
  description = "Public addresses that may reach the states: single ones, or networks up to /30. Empty: any address, with an identity that has the role."
  type        = set(string)
  default     = []
  nullable    = false
}

variable "operators" {
  description = "Object ids of the people, groups and pipelines that apply. Empty: whoever runs this."
  type        = set(string)
  default     = []
  nullable    = false
}
