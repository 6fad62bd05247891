# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Tag Name of the repository; null: the name of the repository."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "repository" {
  description = "Name of the repository, for example \"shop\" or \"team/shop\"."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*$", var.repository)) && length(var.repository) >= 2 && length(var.repository) <= 256
    error_message = "A repository name has 2 to 256 small letters and digits, separated by single hyphens, dots, underscores or slashes."
  }
}

variable "keep_images" {
  description = "Number of tagged images that are kept; older ones expire. Must cover everything that still runs or may be rolled back to."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.keep_images >= 2 && floor(var.keep_images) == var.keep_images
    error_message = "Keep at least two images: the one that runs and the one to go back to."
  }
}

variable "protect" {
  description = "true: a repository with images in it cannot be destroyed."
  type        = bool
  default     = true
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of a KMS key for the images; null: AES-256 by ECR. Fixed at creation."
  type        = string
  default     = null
}
