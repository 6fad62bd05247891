# Written by Deploy.Sdk; the same for every app.
# Severity: 0 critical, 1 error, 2 warning. Every description says where to look first.
locals {
  http_apps = { for name, app in var.apps : name => app if app.serves_http }

  app_alerts = merge(
    {
      for name, app in local.http_apps : "${name}-server-errors" => {
        scope       = app.id, namespace = "Microsoft.App/containerApps"
        metric      = "Requests", aggregation = "Total", operator = "GreaterThan", threshold = var.server_errors, window = "PT5M", severity = 1, status = "5xx"
        description = "${name} answered more than ${var.server_errors} requests with 5xx in five minutes. Look first: was there a release within the hour (roll back), then the log: az containerapp logs show --follow."
      }
    },
    {
      for name, app in local.http_apps : "${name}-slow" => {
        scope       = app.id, namespace = "Microsoft.App/containerApps"
        metric      = "ResponseTime", aggregation = "Average", operator = "GreaterThan", threshold = var.latency_ms, window = "PT15M", severity = 2, status = null
        description = "${name} takes more than ${var.latency_ms} ms on average. Look first: CPU and connections of the database, its slow statements in the log (log_min_duration_statement), then whether all replicas are in use."
      }
    },
    {
      for name, app in var.apps : "${name}-restarts" => {
        scope       = app.id, namespace = "Microsoft.App/containerApps"
        metric      = "RestartCount", aggregation = "Maximum", operator = "GreaterThan", threshold = 3, window = "PT15M", severity = 1, status = null
        description = "${name} restarts again and again. Look first: ContainerAppSystemLogs_CL for the reason (out of memory, probe failed, a secret missing), then the last lines before the end: az containerapp logs show --tail 100."
      }
    },
    {
      for name, app in var.apps : "${name}-replicas" => {
        scope       = app.id, namespace = "Microsoft.App/containerApps"
        metric      = "Replicas", aggregation = "Maximum", operator = "LessThan", threshold = app.min_replicas, window = "PT5M", severity = 1, status = null
        description = "${name} has fewer than ${app.min_replicas} replicas. Look first: az containerapp revision list (does the latest revision fail?), whether image and secrets can be read, then Azure's status page of the region."
      } if app.min_replicas > 0
    },
  )

  database_alerts = var.database == null ? {} : {
    database-down = {
      scope       = var.database.id, namespace = "Microsoft.DBforPostgreSQL/flexibleServers"
      metric      = "is_db_alive", aggregation = "Maximum", operator = "LessThan", threshold = 1, window = "PT5M", severity = 0, status = null
      description = "PostgreSQL does not answer. Look first: az postgres flexible-server show (state), Azure's status page; with a standby a failover takes a minute or two, by hand: az postgres flexible-server restart --failover Forced."
    }
    database-cpu = {
      scope       = var.database.id, namespace = "Microsoft.DBforPostgreSQL/flexibleServers"
      metric      = "cpu_percent", aggregation = "Average", operator = "GreaterThan", threshold = 85, window = "PT15M", severity = 2, status = null
      description = "PostgreSQL uses more than 85 % CPU. Look first: pg_stat_activity for statements that run long, then a missing index, then a larger sku."
    }
    database-storage = {
      scope       = var.database.id, namespace = "Microsoft.DBforPostgreSQL/flexibleServers"
      metric      = "storage_percent", aggregation = "Average", operator = "GreaterThan", threshold = 85, window = "PT15M", severity = 1, status = null
      description = "PostgreSQL's storage is 85 % full; at 95 % it takes no more writes. It should have grown by itself: look first whether a replication slot holds back the log (pg_replication_slots), then enlarge it."
    }
    database-connections = {
      scope       = var.database.id, namespace = "Microsoft.DBforPostgreSQL/flexibleServers"
      metric      = "active_connections", aggregation = "Average", operator = "GreaterThan", threshold = floor(var.database.max_connections * 0.8), window = "PT5M", severity = 2, status = null
      description = "PostgreSQL has more than 80 % of its ${var.database.max_connections} connections in use. Look first: replicas × pool size of the app, then sessions that are idle in transaction."
    }
  }

  cache_alerts = var.cache == null ? {} : {
    cache-memory = {
      scope       = var.cache.id, namespace = "Microsoft.Cache/redisEnterprise"
      metric      = "usedmemorypercentage", aggregation = "Average", operator = "GreaterThan", threshold = 85, window = "PT15M", severity = 1, status = null
      description = "Redis has used 85 % of its memory; full, it refuses to write. Look first: is a queue growing because its worker stands still, then keys without expiry, then a larger sku."
    }
    cache-cpu = {
      scope       = var.cache.id, namespace = "Microsoft.Cache/redisEnterprise"
      metric      = "percentProcessorTime", aggregation = "Average", operator = "GreaterThan", threshold = 85, window = "PT15M", severity = 2, status = null
      description = "Redis uses more than 85 % CPU. Look first: commands over many keys (KEYS, large LRANGE), then the number of connections, then a larger sku."
    }
  }
}
