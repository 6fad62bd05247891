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
  description = "Version of PostgreSQL: the major (\"16\", RDS then chooses and raises the minor) or an exact one (\"16.8\")."
  type        = string
  default     = "16"
  nullable    = false

  validation {
    condition     = can(regex("^1[4-9](\\.[0-9]+)?$", var.engine_version))
    error_message = "Give a PostgreSQL version from 14 on, for example 16 or 16.8."
  }
}

variable "instance_class" {
  description = "Instance class, for example db.t4g.micro or db.m7g.large."
  type        = string
  default     = "db.t4g.micro"
  nullable    = false

  validation {
    condition     = can(regex("^db\\.[a-z0-9-]+\\.[a-z0-9]+$", var.instance_class))
    error_message = "An instance class looks like db.t4g.micro."
  }
}

variable "storage_gb" {
  description = "Size of the gp3 storage in GiB, 20 to 65536. A replica has that of its source."
  type        = number
  default     = 20
  nullable    = false

  validation {
    condition     = var.storage_gb >= 20 && var.storage_gb <= 65536 && floor(var.storage_gb) == var.storage_gb
    error_message = "gp3 storage is 20 to 65536 GiB."
  }
}

variable "max_storage_gb" {
  description = "Size in GiB up to which RDS raises the storage by itself when it gets full, at least a tenth more than storage_gb; 0: never."
  type        = number
  default     = 100
  nullable    = false

  validation {
    condition     = var.max_storage_gb == 0 || (var.max_storage_gb >= 22 && var.max_storage_gb <= 65536)
    error_message = "max_storage_gb is 0 or 22 to 65536 GiB."
  }
}

variable "multi_az" {
  description = "A standby in a second availability zone that takes over in a minute or two. Doubles the price."
  type        = bool
  default     = false
  nullable    = false
}

variable "backup_retention_days" {
  description = "Days one can go back to any second of, 1 to 35."
  type        = number
  default     = 7
  nullable    = false

  validation {
    condition     = var.backup_retention_days >= 1 && var.backup_retention_days <= 35
    error_message = "RDS keeps automatic backups for 1 to 35 days; 0 would switch them off."
  }
}

variable "performance_insights" {
  description = "Performance Insights with seven days (free; the console calls it Database Insights, standard), and enhanced monitoring every minute."
  type        = bool
  default     = false
  nullable    = false
}

variable "parameters" {
  description = "Further PostgreSQL parameters, for example { work_mem = \"16384\" }; they win over those of the module. They take effect with the next reboot."
  type        = map(string)
  default     = {}
  nullable    = false

  validation {
    condition     = !contains(keys(var.parameters), "rds.force_ssl")
    error_message = "Connections without TLS are refused; rds.force_ssl cannot be set."
  }
}

variable "manage_password" {
  description = "true: RDS makes the password, keeps it in Secrets Manager and rotates it; it is never in the state. false: a random password in a secret of this module, which can be replicated to other regions. A source of read replicas needs false: RDS refuses replicas of an instance whose password it manages."
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

variable "replicate_source_arn" {
  description = "null, or the ARN of the source instance in another region: then this is a read replica of it. Keep it after a promotion."
  type        = string
  default     = null

  validation {
    condition     = var.replicate_source_arn == null || can(regex("^arn:aws[a-z-]*:rds:[a-z0-9-]+:[0-9]{12}:db:[a-z0-9-]+$", var.replicate_source_arn))
    error_message = "A source in another region is given by its ARN, arn:aws:rds:<region>:<account>:db:<identifier>."
  }
}

variable "replica_secret_arn" {
  description = "For a replica: ARN, in this region, of the replicated secret of the source."
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
