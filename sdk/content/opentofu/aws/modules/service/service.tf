# Written by Deploy.Sdk; the same for every app.

locals {
  colours = var.run && var.colours ? ["blue", "green"] : []

  # The first tasks run where they stay, the rest where it is cheap.
  capacity = var.spot ? [
    { provider = "FARGATE", base = max(1, ceil(var.min / 2)), weight = 0 },
    { provider = "FARGATE_SPOT", base = 0, weight = 1 },
  ] : [{ provider = "FARGATE", base = 0, weight = 1 }]

  minimum_healthy = var.singleton ? 0 : 100
  maximum         = var.singleton ? 100 : 200

  # Rebalancing starts a new task before it stops one, which a singleton does not allow.
  rebalancing = var.singleton ? "DISABLED" : "ENABLED"
}

# One service, replaced task by task. OpenTofu owns all of it but the number of tasks.
resource "aws_ecs_service" "this" {
  count = var.run && !var.colours ? 1 : 0

  name            = local.family
  cluster         = var.cluster_arn
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = var.min

  deployment_minimum_healthy_percent = local.minimum_healthy
  deployment_maximum_percent         = local.maximum
  availability_zone_rebalancing      = local.rebalancing
  health_check_grace_period_seconds  = length(var.target_groups) > 0 ? var.health_check_grace_seconds : null

  enable_execute_command  = false
  enable_ecs_managed_tags = true
  propagate_tags          = "SERVICE"
  wait_for_steady_state   = false
  # AWS changes the capacity providers of a service in place only together with a new deployment.
  force_new_deployment = true

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.capacity

    content {
      capacity_provider = capacity_provider_strategy.value.provider
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = var.security_group_ids
    assign_public_ip = var.assign_public_ip
  }

  dynamic "load_balancer" {
    for_each = var.target_groups

    content {
      target_group_arn = load_balancer.value
      container_name   = var.component
      container_port   = var.port
    }
  }

  tags = merge(var.tags, { Name = local.family })

  # Without the policy the first tasks fail, and the circuit breaker gives up.
  depends_on = [aws_iam_role_policy.execution, aws_iam_role_policy.task]

  lifecycle {
    ignore_changes = [desired_count]

    precondition {
      condition     = var.target_cpu == null && var.target_requests == null || var.max >= var.min
      error_message = "max is less than min."
    }

    precondition {
      condition     = length(var.target_groups) == 0 || var.port != null
      error_message = "target_groups need a port."
    }
  }
}

# Two services of which one has the traffic. The release scripts register task definitions and set the
# numbers of tasks and the weights of the listener; OpenTofu owns the rest.
resource "aws_ecs_service" "colour" {
  for_each = toset(local.colours)

  name            = "${local.family}-${each.key}"
  cluster         = var.cluster_arn
  task_definition = aws_ecs_task_definition.this.arn
  desired_count   = each.key == "blue" ? var.min : 0

  deployment_minimum_healthy_percent = local.minimum_healthy
  deployment_maximum_percent         = local.maximum
  availability_zone_rebalancing      = local.rebalancing
  health_check_grace_period_seconds  = contains(keys(var.target_groups), each.key) ? var.health_check_grace_seconds : null

  enable_execute_command  = false
  enable_ecs_managed_tags = true
  propagate_tags          = "SERVICE"
  wait_for_steady_state   = false
  force_new_deployment    = true

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.capacity

    content {
      capacity_provider = capacity_provider_strategy.value.provider
      base              = capacity_provider_strategy.value.base
      weight            = capacity_provider_strategy.value.weight
    }
  }

  network_configuration {
    subnets          = var.subnet_ids
    security_groups  = var.security_group_ids
    assign_public_ip = var.assign_public_ip
  }

  dynamic "load_balancer" {
    for_each = { for colour, arn in var.target_groups : colour => arn if colour == each.key }

    content {
      target_group_arn = load_balancer.value
      container_name   = var.component
      container_port   = var.port
    }
  }

  tags = merge(var.tags, { Name = "${local.family}-${each.key}", colour = each.key })

  depends_on = [aws_iam_role_policy.execution, aws_iam_role_policy.task]

  lifecycle {
    ignore_changes = [task_definition, desired_count]

    precondition {
      condition     = !var.singleton
      error_message = "A singleton has no colours: blue and green would run at once during a release."
    }

    precondition {
      condition     = length(var.target_groups) == 0 || var.port != null
      error_message = "target_groups need a port."
    }
  }
}
