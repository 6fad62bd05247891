# Written by Deploy.Sdk; the same for every app.
locals {
  full     = "${var.name}-${var.component}"
  job_name = length(local.full) <= 32 ? local.full : "${trimsuffix(substr(local.full, 0, 25), "-")}-${substr(sha1(local.full), 0, 6)}"

  secret_names      = { for variable in keys(var.secrets) : variable => trim(replace(lower(variable), "/[^a-z0-9]+/", "-"), "-") }
  registry_password = "image-registry-password"
  by_password       = var.registry == null ? false : var.registry.username != null
}

# Only made here, never started: a release starts it (az containerapp job start).
resource "azurerm_container_app_job" "this" {
  name                         = local.job_name
  resource_group_name          = var.resource_group_name
  location                     = var.location
  container_app_environment_id = var.environment_id
  workload_profile_name        = "Consumption"
  replica_timeout_in_seconds   = var.timeout_seconds
  # A migration that failed half-way is looked at by a person, not tried again.
  replica_retry_limit = 0
  tags                = var.tags

  manual_trigger_config {
    parallelism              = 1
    replica_completion_count = 1
  }

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

  template {
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
    }
  }

  lifecycle {
    precondition {
      condition     = var.memory * 250 == var.cpu * 512
      error_message = "Container Apps takes 512 MiB for each 250 thousandths of a vCPU: ${var.cpu} goes with ${var.cpu / 250 * 512} MiB."
    }
  }
}
