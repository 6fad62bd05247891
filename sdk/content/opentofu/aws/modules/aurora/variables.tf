# Written by Deploy.Sdk; the same for every app.

variable "name" {
  description = "Prefix of every resource name, for example \"shop-production\". Small letters, digits and single hyphens, up to 60 characters."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(var.name) <= 60
    error_message = "The name begins with a small letter, has only small letters, digits and single hyphens, and at most 60 characters."
  }
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "partition" {
  description = "AWS partition: aws, aws-cn or aws-us-gov."
  type        = string
  default     = "aws"
  nullable    = false
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
  nullable    = false
}

variable "subnet_ids" {
  description = "Ids of isolated subnets in at least two availability zones."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "RDS wants subnets in at least two availability zones."
  }
}

variable "client_security_groups" {
  description = "Security groups that may connect: map of a static key → security group id. Both edges are written here, ingress of the database and egress of the client."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "kms_key_arn" {
  description = "ARN of the KMS key of this region that encrypts storage, backups, logs, Performance Insights and the secret."
  type        = string
  nullable    = false
}

variable "protect" {
  description = "true: deletion protection, final snapshot, backups outlive the database, changes wait for the maintenance window. false: for environments that come and go."
  type        = bool
  default     = true
  nullable    = false
}

variable "database" {
  description = "Name of the first database. A letter, then letters, digits and underscores, up to 63 characters."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9_]{0,62}$", var.database)) && !contains(["postgres", "rdsadmin", "template0", "template1"], lower(var.database))
    error_message = "The database name begins with a letter, has letters, digits and underscores, at most 63 characters, and is not one that RDS keeps for itself."
  }
}

variable "username" {
  description = "Name of the master user, which the app signs in with. A letter, then letters, digits and underscores, up to 63 characters."
  type        = string
  default     = "app"
  nullable    = false

  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9_]{0,62}$", var.username)) && !contains(["admin", "postgres", "rdsadmin", "user"], lower(var.username)) && !startswith(lower(var.username), "pg_") && !startswith(lower(var.username), "rds")
    error_message = "The user name begins with a letter, has letters, digits and underscores, at most 63 characters, and is not one that PostgreSQL or RDS keeps for itself."
  }
}

variable "engine_version" {
  description = "Version of Aurora PostgreSQL: the major (\"16\", RDS then chooses and raises the minor) or an exact one (\"16.8\"). All regions of a global database need the same."
  type        = string
  default     = "16"
  nullable    = false

  validation {
    condition     = can(regex("^1[4-9](\\.[0-9]+)?$", var.engine_version))
    error_message = "Give a PostgreSQL version from 14 on, for example 16 or 16.8."
  }
}

variable "instance_class" {
  description = "Instance class without serverless, for example db.t4g.medium or db.r7g.large; a global database wants db.r classes."
  type        = string
  default     = "db.t4g.medium"
  nullable    = false

  validation {
    condition     = can(regex("^db\\.[a-z0-9-]+\\.[a-z0-9]+$", var.instance_class))
    error_message = "An instance class looks like db.r7g.large; for serverless give the variable serverless."
  }
}

variable "instances" {
  description = "Number of instances, 1 to 15: one writer, the others read and take over. 0 only for the secondary of a global database, which then only holds the data."
  type        = number
  default     = 2
  nullable    = false

  validation {
    condition     = var.instances >= 0 && var.instances <= 15 && floor(var.instances) == var.instances
    error_message = "A cluster has up to 15 instances here."
  }
}

variable "serverless" {
  description = "Serverless v2 between min and max ACU (1 ACU is about 2 GiB of memory), in steps of 0.5 up to 256; min 0 pauses after five idle minutes. null: provisioned instances of instance_class."
  type = object({
    min = number
    max = number
  })
  default = null

  validation {
    condition     = var.serverless == null || try(var.serverless.min >= 0 && var.serverless.max >= 1 && var.serverless.max <= 256 && var.serverless.min <= var.serverless.max && floor(var.serverless.min * 2) == var.serverless.min * 2 && floor(var.serverless.max * 2) == var.serverless.max * 2, false)
    error_message = "ACU are steps of 0.5, min at least 0, max 1 to 256 and not below min."
  }
}

variable "backup_retention_days" {
  description = "Days one can go back to any second of, 1 to 35."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.backup_retention_days >= 1 && var.backup_retention_days <= 35
    error_message = "Aurora keeps automatic backups for 1 to 35 days."
  }
}

variable "performance_insights" {
  description = "Performance Insights with seven days (free; the console calls it Database Insights, standard), and enhanced monitoring every minute."
  type        = bool
  default     = false
  nullable    = false
}

variable "parameters" {
  description = "Further parameters of the cluster parameter group, for example { work_mem = \"16384\" }; they win over those of the module. They take effect with the next reboot."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = !contains(keys(var.parameters), "rds.force_ssl")
    error_message = "Connections without TLS are refused; rds.force_ssl cannot be set."
  }
}

variable "manage_password" {
  description = "true: RDS makes the password, keeps it in Secrets Manager and rotates it; it is never in the state. false: a random password in a secret of this module, which can be replicated to other regions. A global database needs false: RDS does not manage the password of its members."
  type        = bool
  default     = true
  nullable    = false
}

variable "secret_replica_regions" {
  description = "Regions that get a replica of the secret; only with manage_password = false."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for region in var.secret_replica_regions : can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]+$", region))])
    error_message = "Give region names such as eu-central-1."
  }
}

variable "replica_secret_arn" {
  description = "For the secondary of a global database: ARN, in this region, of the replicated secret of the primary."
  type        = string
  default     = null
}

variable "log_retention_days" {
  description = "Days that the database's logs are kept in CloudWatch."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "CloudWatch knows only these retentions: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days."
  }
}

variable "rotation_schedule" {
  description = "When RDS rotates the password, in UTC: cron(0 9 1 * ? *) or rate(30 days); null: every seven days, as RDS does by itself. Only with manage_password."
  type        = string
  default     = null

  validation {
    condition     = var.rotation_schedule == null || can(regex("^(rate|cron)\\(.+\\)$", var.rotation_schedule))
    error_message = "The schedule is an expression like cron(0 9 1 * ? *) or rate(30 days), in UTC."
  }
}

variable "allow_major_version_upgrade" {
  description = "Set to true for the one apply that raises the major version; a wrong engine_version is otherwise refused by RDS."
  type        = bool
  default     = false
  nullable    = false
}

variable "global" {
  description = "null: one region. Else the identifier of the global database, and the role of this cluster in it: primary (makes the global database) or secondary (joins it), which names the region of the primary. The role is that of the first day: keep it after a failover."
  type = object({
    identifier     = string
    role           = string
    primary_region = optional(string)
  })
  default = null

  validation {
    condition     = var.global == null || try(contains(["primary", "secondary"], var.global.role) && can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.global.identifier)) && length(var.global.identifier) <= 63, false)
    error_message = "The role is primary or secondary; the identifier has small letters, digits and single hyphens, at most 63."
  }
}

variable "global_write_forwarding" {
  description = "Lets the secondary of a global database take writes and forward them to the primary."
  type        = bool
  default     = false
  nullable    = false
}
