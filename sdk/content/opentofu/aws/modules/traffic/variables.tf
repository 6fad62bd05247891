# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Prefix of every name, e.g. shop-production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "name: 2 to 60 lower-case letters, digits and hyphens, beginning with a letter."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "zone_id" {
  description = "Id of the public hosted zone that the domain lies in."
  type        = string
  nullable    = false
}

variable "domain" {
  description = "Name that users type, e.g. shop.example.com."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9-]+\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain: a host name in lower case without a dot at its end."
  }
}

variable "routing" {
  description = "failover: one region at a time, by priority. latency: the nearest healthy region. geolocation: the region of the user's continent or country, else the nearest."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["failover", "latency", "geolocation"], var.routing)
    error_message = "routing: failover, latency or geolocation."
  }
}

variable "regions" {
  description = <<-EOT
    Region => its load balancer (dns_name, zone_id: those of the balancer, not of the domain) and its place:
    priority: failover order, the lowest number first.
    in_traffic: false for one that begins without traffic, until the failover takes its health check back; counts at creation only.
    geolocation: a continent (AF, AN, AS, EU, NA, OC, SA) or a country (DE, US); 'country:SA' where a country's code is also that of a continent.
  EOT
  type = map(object({
    dns_name    = string
    zone_id     = string
    priority    = number
    geolocation = optional(string)
    in_traffic  = optional(bool, true)
  }))
  nullable = false

  validation {
    condition     = length(var.regions) >= 2
    error_message = "regions: at least two; one region needs no such routing."
  }

  validation {
    condition     = length(distinct([for region in var.regions : region.priority])) == length(var.regions)
    error_message = "regions: every region needs a priority of its own."
  }

  validation {
    condition     = alltrue([for region in var.regions : region.priority >= 0 && region.priority < 100000 && floor(region.priority) == region.priority])
    error_message = "regions: a priority is a whole number from 0 to 99999."
  }

  validation {
    condition     = alltrue([for region in var.regions : region.geolocation == null || can(regex("^(country:)?[A-Z]{2}$", region.geolocation))])
    error_message = "regions: geolocation is a continent or country code of two capitals, or 'country:' and such a code."
  }

  validation {
    condition = length(distinct([for region in var.regions : region.geolocation if region.geolocation != null])) == length(
    [for region in var.regions : region.geolocation if region.geolocation != null])
    error_message = "regions: two regions have the same geolocation; Route 53 takes one record for each place."
  }
}

variable "health" {
  description = "What Route 53 asks each region's load balancer for: path, port, interval_seconds (10 or 30; 10 costs more) and how many failures in a row count."
  type = object({
    path             = string
    port             = optional(number, 443)
    interval_seconds = optional(number, 10)
    failures         = optional(number, 3)
  })
  nullable = false

  validation {
    condition     = startswith(var.health.path, "/") && length(var.health.path) <= 255
    error_message = "health.path: begins with '/', 255 characters at most."
  }

  validation {
    condition     = contains([10, 30], var.health.interval_seconds)
    error_message = "health.interval_seconds: 10 or 30."
  }

  validation {
    condition     = var.health.failures >= 1 && var.health.failures <= 10
    error_message = "health.failures: 1 to 10."
  }
}
