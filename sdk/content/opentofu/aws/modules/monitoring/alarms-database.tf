# Written by Deploy.Sdk; the same for every app.

locals {
  gib = 1073741824

  # Measured over five minutes each: CPU credits are not reported more often.
  # No row for BurstBalance: the storage is gp3, which has none.
  # missing = "missing" keeps the state over gaps, which a failover makes; only for the CPU silence is bad:
  # a database that says nothing for a quarter of an hour is stopped or gone.
  database_rows = {
    database-cpu = {
      when      = true
      metric    = "CPUUtilization"
      statistic = "Average"
      bad       = "above"
      threshold = 85
      minutes   = 15
      missing   = "breaching"
      first     = "The database is at more than 85 % CPU, or silent. Look first whether it runs at all, then at Performance Insights: which statement? Often an index is missing after a release; end the statement before you take a larger class."
    }
    database-storage = {
      when      = true
      metric    = "FreeStorageSpace"
      statistic = "Minimum"
      bad       = "below"
      threshold = var.database.free_storage_gb * local.gib
      minutes   = 15
      missing   = "missing"
      first     = "The database has less than ${var.database.free_storage_gb} GiB left; at zero it stops. Look first whether storage autoscaling has reached its maximum (raise it), then at old replication slots and large temporary files."
    }
    database-memory = {
      when      = true
      metric    = "FreeableMemory"
      statistic = "Minimum"
      bad       = "below"
      threshold = 0.1 * local.gib
      minutes   = 15
      missing   = "missing"
      first     = "The database has less than 100 MiB of memory left and begins to swap. Look first at the number of connections, then take a larger class."
    }
    database-connections = {
      when      = var.database.connections != null
      metric    = "DatabaseConnections"
      statistic = "Maximum"
      bad       = "above"
      threshold = coalesce(var.database.connections, 0)
      minutes   = 5
      missing   = "missing"
      first     = "More than ${coalesce(var.database.connections, 0)} connections; at max_connections the app gets errors. Look first at the number of tasks times their pool size, then at sessions that idle in a transaction (pg_stat_activity)."
    }
    database-transaction-ids = {
      when      = true
      metric    = "MaximumUsedTransactionIDs"
      statistic = "Maximum"
      bad       = "above"
      threshold = 1000000000
      minutes   = 15
      missing   = "missing"
      first     = "Half of PostgreSQL's transaction ids are used up; at two billion it refuses to write. Look first at what holds vacuum back: long transactions, replication slots, prepared transactions."
    }
    database-cpu-credits = {
      when      = var.database.burstable
      metric    = "CPUCreditBalance"
      statistic = "Minimum"
      bad       = "below"
      threshold = 20
      minutes   = 15
      missing   = "missing"
      first     = "The CPU credits of the database are nearly used up: from then on surplus credits cost money. Look first at the CPU of the last day; if that is its normal load, take a class that is not burstable (m or r)."
    }
    # The minimum: an idle PostgreSQL sends something every five minutes only, and the lag grows from zero in between.
    database-replica-lag = {
      when      = var.database.replica
      metric    = "ReplicaLag"
      statistic = "Minimum"
      bad       = "above"
      threshold = 120
      minutes   = 15
      missing   = "breaching"
      first     = "The replica is more than two minutes behind; a failover now would lose them. Look first at the writes of the source, then at long queries on the replica."
    }
  }

  aurora_rows = {
    aurora-cpu = {
      when      = true
      metric    = "CPUUtilization"
      statistic = "Maximum"
      bad       = "above"
      threshold = 85
      minutes   = 15
      missing   = "breaching"
      first     = "An Aurora instance is at more than 85 % CPU, or all are silent. Look first whether the cluster runs at all, then at Performance Insights: which statement? With serverless also whether the maximum capacity is reached."
    }
    aurora-memory = {
      when      = true
      metric    = "FreeableMemory"
      statistic = "Minimum"
      bad       = "below"
      threshold = 0.1 * local.gib
      minutes   = 15
      missing   = "missing"
      first     = "An Aurora instance has less than 100 MiB of memory left. Look first at the number of connections, then take a larger class or a higher maximum."
    }
    aurora-local-storage = {
      when      = true
      metric    = "FreeLocalStorage"
      statistic = "Minimum"
      bad       = "below"
      threshold = local.gib
      minutes   = 15
      missing   = "missing"
      first     = "An Aurora instance has less than 1 GiB left for temporary files. Look first at large sorts and index builds."
    }
    aurora-connections = {
      when      = var.database.connections != null
      metric    = "DatabaseConnections"
      statistic = "Maximum"
      bad       = "above"
      threshold = coalesce(var.database.connections, 0)
      minutes   = 5
      missing   = "missing"
      first     = "More than ${coalesce(var.database.connections, 0)} connections to one Aurora instance. Look first at the number of tasks times their pool size, then at sessions that idle in a transaction (pg_stat_activity)."
    }
    aurora-transaction-ids = {
      when      = true
      metric    = "MaximumUsedTransactionIDs"
      statistic = "Maximum"
      bad       = "above"
      threshold = 1000000000
      minutes   = 15
      missing   = "missing"
      first     = "Half of PostgreSQL's transaction ids are used up; at two billion it refuses to write. Look first at what holds vacuum back: long transactions, replication slots, prepared transactions."
    }
    aurora-replica-lag = {
      when      = true
      metric    = "AuroraReplicaLagMaximum"
      statistic = "Maximum"
      bad       = "above"
      threshold = 2000
      minutes   = 10
      missing   = "notBreaching"
      first     = "A reader is more than two seconds behind the writer. Look first at the load of the reader."
    }
  }

  database_alarms = {
    for key, row in local.database_rows : key => merge(row, {
      namespace  = "AWS/RDS"
      dimensions = { DBInstanceIdentifier = var.database_identifier }
      period     = 300
      periods    = row.minutes / 5
      of         = row.minutes / 5
    }) if row.when && local.watched.database
  }

  aurora_alarms = {
    for key, row in local.aurora_rows : key => merge(row, {
      namespace  = "AWS/RDS"
      dimensions = { DBClusterIdentifier = var.aurora_cluster }
      period     = 300
      periods    = row.minutes / 5
      of         = row.minutes / 5
    }) if row.when && local.watched.aurora
  }
}
