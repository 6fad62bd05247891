# Written by Deploy.Sdk; the same for every app.
variable "tags" {
  type        = map(string)
  description = "Tags of every resource that can have them."
  default     = {}
  nullable    = false
}

variable "domain" {
  type        = string
  description = "Host name of the app, e.g. \"shop.example.com\"."
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "A host name in lower-case letters."
  }
}

variable "zone" {
  type        = string
  description = "Azure DNS zone in which the name lies, e.g. \"example.com\"."
  nullable    = false
}

variable "zone_resource_group_name" {
  type        = string
  description = "Resource group of that zone."
  nullable    = false
}

variable "target_fqdn" {
  type        = string
  description = "Address of the container app in its environment's domain."
  nullable    = false
}

variable "target_ip" {
  type        = string
  description = "Public address of the environment; used when the domain is the zone itself, which can have no CNAME."
  nullable    = false
}

variable "verification_id" {
  type        = string
  description = "What proves to Azure that the domain is ours: value of the TXT record asuid.<domain>."
  nullable    = false
  sensitive   = true
}

variable "container_app_id" {
  type        = string
  description = "Container app that gets the domain."
  nullable    = false
}

variable "ttl" {
  type        = number
  description = "Seconds for which resolvers keep the records."
  default     = 300
  nullable    = false

  validation {
    condition     = var.ttl >= 1 && var.ttl <= 86400
    error_message = "Between a second and a day."
  }
}
