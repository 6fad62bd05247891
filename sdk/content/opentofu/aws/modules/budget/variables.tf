# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Prefix of every name, e.g. shop-production; lower-case letters, digits and hyphens, up to 60 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "name: 2 to 60 lower-case letters, digits and hyphens, beginning with a letter and not ending with a hyphen."
  }
}

variable "tags" {
  description = "Tags of the budget."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "amount" {
  description = "What a month may cost, in USD."
  type        = number
  nullable    = false

  validation {
    condition     = var.amount > 0
    error_message = "amount: more than 0 USD."
  }
}

variable "email" {
  description = "Address that is told; null: none."
  type        = string
  default     = null

  validation {
    condition     = var.email == null || can(regex("^[^@[:space:]]+@[^@[:space:]]+$", var.email))
    error_message = "email: an e-mail address."
  }
}

variable "topic_arns" {
  description = "SNS topics that are told, static key to ARN. Their policy, and that of their KMS key, has to let budgets.amazonaws.com publish."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "tag" {
  description = "Cost allocation tag that costs must have; null: those of the whole account. The tag has to be activated in the billing settings before, else the budget counts nothing."
  type        = object({ key = string, value = string })
  default     = null
}
