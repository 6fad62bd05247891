# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Name of the budget."
  type        = string
  nullable    = false
}

variable "subscription_id" {
  description = "Id of the subscription, /subscriptions/…"
  type        = string
  nullable    = false
}

variable "resource_groups" {
  description = "Resource groups whose costs count. AKS keeps its nodes in a group of its own, so there are two."
  type        = list(string)
  nullable    = false
}

variable "amount" {
  description = "Amount a month, in the currency of the subscription."
  type        = number
  nullable    = false

  validation {
    condition     = var.amount > 0
    error_message = "The budget must be more than nothing."
  }
}

variable "email" {
  description = "Who hears of it. Null: the owners of the subscription."
  type        = string
  default     = null
}
