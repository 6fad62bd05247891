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

variable "resource_group_id" {
  type        = string
  description = "Resource group whose costs are watched."
  nullable    = false
}

variable "amount" {
  type        = number
  description = "Money a month, in the currency of the subscription."
  nullable    = false

  validation {
    condition     = var.amount > 0
    error_message = "More than 0."
  }
}

variable "email" {
  type        = string
  description = "Who is told; null: the owners of the subscription."
  default     = null

  validation {
    condition     = var.email == null ? true : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", var.email))
    error_message = "An e-mail address."
  }
}
