# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Tag Name of the certificate; null: the domain."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "domain" {
  description = "Domain of the certificate, for example shop.example.com. At most 64 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.domain)) && length(var.domain) <= 64
    error_message = "Give a domain in small letters, at most 64 characters, for example shop.example.com or *.example.com."
  }
}

variable "zone_id" {
  description = "Id of the public Route 53 zone that all domains are in."
  type        = string
  nullable    = false
}

variable "alternative_names" {
  description = "Further domains of the certificate, in the same zone, for example [\"www.shop.example.com\"]."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for name in var.alternative_names : can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", name)) && length(name) <= 253]) && length(var.alternative_names) <= 9
    error_message = "Give up to nine domains in small letters (ACM's default quota is ten in all)."
  }
}
