# Written by Deploy.Sdk; the same for every app.

locals {
  family = "${var.name}-${var.component}"

  # Containers get what is not null: a field with null is another task definition to ECS.
  app = {
    name                   = var.component
    image                  = var.image
    essential              = true
    repositoryCredentials  = var.registry_secret_arn == null ? null : { credentialsParameter = var.registry_secret_arn }
    command                = length(var.command) > 0 ? var.command : null
    user                   = var.app_user
    readonlyRootFilesystem = var.read_only_root
    stopTimeout            = var.grace_seconds
    portMappings           = var.port == null ? null : [{ containerPort = var.port, hostPort = var.port, protocol = "tcp" }]

    # Maps are in the order of their keys, so a plan shows only what has changed.
    environment = [for key, value in var.environment : { name = key, value = value }]
    secrets     = [for key, value in var.secrets : { name = key, valueFrom = value }]

    healthCheck = length(var.health_command) == 0 ? null : {
      command     = contains(["CMD", "CMD-SHELL"], var.health_command[0]) ? var.health_command : concat(["CMD"], var.health_command)
      interval    = 30
      timeout     = 5
      retries     = 3
      startPeriod = 60
    }

    dependsOn = var.sidecar == null ? null : [{ containerName = var.sidecar.name, condition = "START" }]

    linuxParameters = merge(
      {
        # The init process passes signals on and reaps children, so that a SIGTERM arrives.
        initProcessEnabled = true
        capabilities       = { drop = ["ALL"] }
      },
      # In memory and not a volume of the task: such a volume belongs to root, and a container that
      # runs as another user could not write to it.
      var.read_only_root ? {
        tmpfs = [{
          containerPath = "/tmp"
          size          = var.tmp_size_mb == null ? floor(var.memory / 4) : var.tmp_size_mb
          mountOptions  = concat(["nosuid", "nodev"], var.tmp_exec ? ["exec"] : [])
        }]
      } : {},
    )

    logConfiguration = local.log_configuration[var.component]
  }

  sidecar = var.sidecar == null ? null : {
    name  = var.sidecar.name
    image = var.sidecar.image
    # The app goes on with its last flags when the agent is gone; ECS starts it again.
    essential     = false
    restartPolicy = { enabled = true }
    environment   = [for key, value in var.sidecar.environment : { name = key, value = value }]

    linuxParameters = {
      initProcessEnabled = true
      capabilities       = { drop = ["ALL"] }
    }

    logConfiguration = local.log_configuration[var.sidecar.name]
  }

  log_configuration = {
    for container in compact([var.component, try(var.sidecar.name, "")]) : container => {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.log_group_name
        awslogs-region        = var.region
        awslogs-stream-prefix = var.component
        # When CloudWatch is slow, lines are dropped beyond the buffer, and requests do not wait.
        mode            = "non-blocking"
        max-buffer-size = "25m"
      }
    }
  }

  containers = [
    for container in concat([local.app], var.sidecar == null ? [] : [local.sidecar]) :
    { for field, value in container : field => value if value != null }
  ]
}

resource "aws_ecs_task_definition" "this" {
  family                   = local.family
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = tostring(var.cpu)
  memory                   = tostring(var.memory)
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn
  container_definitions    = jsonencode(local.containers)

  # Old revisions stay usable: a rollback needs them.
  skip_destroy = true

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = var.architecture
  }

  tags = merge(var.tags, { Name = local.family })

  lifecycle {
    precondition {
      condition = lookup({
        "256"   = contains([512, 1024, 2048], var.memory)
        "512"   = var.memory >= 1024 && var.memory <= 4096
        "1024"  = var.memory >= 2048 && var.memory <= 8192
        "2048"  = var.memory >= 4096 && var.memory <= 16384
        "4096"  = var.memory >= 8192 && var.memory <= 30720
        "8192"  = var.memory >= 16384 && var.memory <= 61440 && var.memory % 4096 == 0
        "16384" = var.memory >= 32768 && var.memory <= 122880 && var.memory % 8192 == 0
      }, tostring(var.cpu), false)
      error_message = "Fargate does not know this combination of cpu and memory: 256: 512, 1024, 2048; 512: 1024 to 4096; 1024: 2048 to 8192; 2048: 4096 to 16384; 4096: 8192 to 30720; 8192: 16384 to 61440 in steps of 4096; 16384: 32768 to 122880 in steps of 8192."
    }
  }
}
