# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Name of the app, for example \"shop\"; one bucket serves all its environments. Small letters, digits and single hyphens, up to 60 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 60
    error_message = "The name begins with a small letter, has only small letters, digits and single hyphens, and at most 60 characters."
  }
}

variable "region" {
  description = "AWS region of bucket and table, for example eu-west-1."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]+$", var.region))
    error_message = "Give a region name such as eu-west-1."
  }
}

variable "tags" {
  description = "Further tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}
