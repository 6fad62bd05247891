# Written by Deploy.Sdk; the same for every app.

variable "domain" {
  description = "Domain of the app, for example shop.example.com; may be the zone's own name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.domain)) && length(var.domain) <= 253
    error_message = "Give a domain in small letters, for example shop.example.com."
  }
}

variable "zone_id" {
  description = "Id of the public Route 53 zone that the domain is in."
  type        = string
  nullable    = false
}

variable "target_dns_name" {
  description = "DNS name of the target, for example of a load balancer."
  type        = string
  nullable    = false
}

variable "target_zone_id" {
  description = "Id of the zone of the target (the load balancer's own, not that of the domain)."
  type        = string
  nullable    = false
}
