# Written by Deploy.Sdk; the same for every app.

variable "context" {
  description = "What only the account knows, looked up by the root: number of the account, partition, names of the availability zones, id of the Route 53 zone (null without a domain), ARNs of secrets that exist, by their variable, and in a further region the ARN of the copied password of the database."
  type = object({
    account_id          = string
    partition           = string
    zones               = list(string)
    zone_id             = optional(string)
    secret_arns         = optional(map(string), {})
    database_secret_arn = optional(string)
  })
  nullable = false
}
