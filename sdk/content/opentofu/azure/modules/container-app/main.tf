# Written by Deploy.Sdk; the same for every app.
locals {
  full = "${var.name}-${var.component}"
  # Azure takes 32 characters, and the name is part of the app's address.
  app_name = length(local.full) <= 32 ? local.full : "${trimsuffix(substr(local.full, 0, 25), "-")}-${substr(sha1(local.full), 0, 6)}"

  # Container Apps' secrets know lower-case letters, digits and hyphens only.
  secret_names      = { for variable in keys(var.secrets) : variable => trim(replace(lower(variable), "/[^a-z0-9]+/", "-"), "-") }
  registry_password = "image-registry-password"
  by_password       = var.registry == null ? false : var.registry.username != null

  probe_host = var.probe_host != null ? var.probe_host : var.default_domain == null ? null : "${local.app_name}.${var.default_domain}"
  probe_headers = merge(
    { "X-Forwarded-Proto" = "https" },
    local.probe_host == null ? {} : { Host = local.probe_host },
  )
}

resource "azurerm_container_app" "this" {
  name                         = local.app_name
  resource_group_name          = var.resource_group_name
  container_app_environment_id = var.environment_id
  workload_profile_name        = "Consumption"
  revision_mode                = var.colours ? "Multiple" : "Single"
  max_inactive_revisions       = 10
  tags                         = var.tags

  identity {
    type         = "UserAssigned"
    identity_ids = [var.identity_id]
  }

  dynamic "registry" {
    for_each = var.registry == null ? [] : [var.registry]

    content {
      server               = registry.value.server
      identity             = local.by_password ? null : var.identity_id
      username             = registry.value.username
      password_secret_name = local.by_password ? local.registry_password : null
    }
  }

  dynamic "secret" {
    for_each = var.secrets

    content {
      name                = local.secret_names[secret.key]
      identity            = var.identity_id
      key_vault_secret_id = secret.value
    }
  }

  dynamic "secret" {
    for_each = local.by_password ? [var.registry.password_secret_id] : []

    content {
      name                = local.registry_password
      identity            = var.identity_id
      key_vault_secret_id = secret.value
    }
  }

  dynamic "ingress" {
    for_each = var.port == null ? [] : [var.port]

    content {
      external_enabled           = var.external
      target_port                = ingress.value
      transport                  = "auto"
      allow_insecure_connections = false

      # Only of the first apply: afterwards the release scripts write the weights (lifecycle below).
      traffic_weight {
        latest_revision = true
        percentage      = 100
        label           = var.colours ? "blue" : null
      }
    }
  }

  template {
    min_replicas                     = var.min
    max_replicas                     = var.max
    termination_grace_period_seconds = var.grace_seconds

    container {
      name   = var.component
      image  = var.image
      args   = length(var.command) == 0 ? null : var.command
      cpu    = var.cpu / 1000
      memory = "${var.memory / 1024}Gi"

      dynamic "env" {
        for_each = var.environment

        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = local.secret_names

        content {
          name        = env.key
          secret_name = env.value
        }
      }

      # Up to 150 seconds to start, during which the others are silent.
      dynamic "startup_probe" {
        for_each = var.health == null || var.port == null ? [] : [var.health.startup]

        content {
          transport               = "HTTP"
          path                    = startup_probe.value
          port                    = var.port
          interval_seconds        = 5
          timeout                 = 3
          failure_count_threshold = 30

          dynamic "header" {
            for_each = local.probe_headers

            content {
              name  = header.key
              value = header.value
            }
          }
        }
      }

      dynamic "readiness_probe" {
        for_each = var.health == null || var.port == null ? [] : [var.health.readiness]

        content {
          transport               = "HTTP"
          path                    = readiness_probe.value
          port                    = var.port
          interval_seconds        = 5
          timeout                 = 3
          failure_count_threshold = 3
          success_count_threshold = 1

          dynamic "header" {
            for_each = local.probe_headers

            content {
              name  = header.key
              value = header.value
            }
          }
        }
      }

      dynamic "liveness_probe" {
        for_each = var.health == null || var.port == null ? [] : [var.health.liveness]

        content {
          transport               = "HTTP"
          path                    = liveness_probe.value
          port                    = var.port
          interval_seconds        = 10
          timeout                 = 3
          failure_count_threshold = 3

          dynamic "header" {
            for_each = local.probe_headers

            content {
              name  = header.key
              value = header.value
            }
          }
        }
      }
    }

    dynamic "custom_scale_rule" {
      for_each = var.target_cpu == null || var.max == var.min ? [] : [var.target_cpu]

      content {
        name             = "cpu"
        custom_rule_type = "cpu"
        metadata = {
          type  = "Utilization"
          value = tostring(custom_scale_rule.value)
        }
      }
    }

    dynamic "http_scale_rule" {
      for_each = var.target_requests == null || var.port == null || var.max == var.min ? [] : [var.target_requests]

      content {
        name                = "requests"
        concurrent_requests = tostring(http_scale_rule.value)
      }
    }
  }

  lifecycle {
    # The release scripts shift traffic; the next apply must not shift it back.
    ignore_changes = [ingress[0].traffic_weight]

    precondition {
      condition     = var.memory * 250 == var.cpu * 512
      error_message = "Container Apps takes 512 MiB for each 250 thousandths of a vCPU: ${var.cpu} goes with ${var.cpu / 250 * 512} MiB."
    }

    precondition {
      condition     = var.max >= var.min
      error_message = "max is below min."
    }

    precondition {
      condition     = var.min > 0 || (var.target_cpu == null && var.port != null)
      error_message = "Only requests can wake an app that has no replica: min 0 needs a port and no target_cpu."
    }

    precondition {
      condition     = length(distinct(values(local.secret_names))) == length(local.secret_names)
      error_message = "Two secrets differ only in what Container Apps cannot tell apart (case, underscores)."
    }
  }
}
