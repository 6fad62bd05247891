# Written by Deploy.Sdk; the same for every app.

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

variables {
  name               = "shop-production"
  tags               = { app = "shop" }
  component          = "app"
  cluster_arn        = "arn:aws:ecs:eu-west-1:123456789012:cluster/shop-production"
  cluster_name       = "shop-production"
  log_group_name     = "/ecs/shop-production"
  log_group_arn      = "arn:aws:logs:eu-west-1:123456789012:log-group:/ecs/shop-production"
  region             = "eu-west-1"
  account_id         = "123456789012"
  image              = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1.0.0"
  port               = 8080
  environment        = { PGPORT = "5432", ASPNETCORE_ENVIRONMENT = "Production" }
  secrets            = { PGPASSWORD = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds-1:password::" }
  secret_arns        = ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds-1"]
  kms_key_arn        = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  cpu                = 256
  memory             = 512
  min                = 2
  max                = 4
  subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
  security_group_ids = ["sg-0123456789abcdef0"]
  target_groups      = { app = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop-production-app/0123456789abcdef" }
}

run "hardened_container" {
  command = plan

  assert {
    condition     = local.containers[0].readonlyRootFilesystem && local.containers[0].linuxParameters.tmpfs[0].containerPath == "/tmp"
    error_message = "The root file system is read-only; only /tmp can be written."
  }

  assert {
    condition     = local.containers[0].linuxParameters.capabilities.drop[0] == "ALL" && local.containers[0].linuxParameters.initProcessEnabled
    error_message = "No capability is left, and an init process passes signals on."
  }

  assert {
    condition     = local.containers[0].logConfiguration.options.mode == "non-blocking"
    error_message = "Logging does not block requests."
  }

  assert {
    condition     = !can(local.containers[0].healthCheck) && !can(local.containers[0].user) && !can(local.containers[0].command)
    error_message = "What is not given is not in the task definition."
  }

  assert {
    condition     = local.containers[0].environment[0].name == "ASPNETCORE_ENVIRONMENT" && local.containers[0].environment[1].name == "PGPORT"
    error_message = "Variables are in ordinal order."
  }

  assert {
    condition     = local.containers[0].secrets[0].valueFrom == "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds-1:password::"
    error_message = "Secrets are references."
  }
}

run "one_service" {
  command = plan

  assert {
    condition     = output.service_names == ["shop-production-app"] && length(aws_ecs_service.colour) == 0
    error_message = "Without colours there is one service."
  }

  assert {
    condition     = aws_ecs_service.this[0].enable_execute_command == false && aws_ecs_service.this[0].network_configuration[0].assign_public_ip == false
    error_message = "No shell in tasks and no public address."
  }

  assert {
    condition     = aws_ecs_service.this[0].deployment_circuit_breaker[0].rollback && aws_ecs_service.this[0].deployment_minimum_healthy_percent == 100
    error_message = "A failed deployment goes back, and a deployment never lowers the number of tasks."
  }

  assert {
    condition     = aws_ecs_service.this[0].health_check_grace_period_seconds == 120
    error_message = "Behind a load balancer a task gets time to start."
  }

  assert {
    condition     = length(aws_appautoscaling_target.this) == 0
    error_message = "No autoscaling unless asked for."
  }
}

run "execution_role_is_exact" {
  command = plan

  assert {
    condition     = [for statement in local.execution_policy.Statement : statement.Sid if contains(statement.Resource, "*")] == ["RegistryLogin"]
    error_message = "Only the login to ECR, which knows no resource, is for all resources."
  }

  assert {
    condition     = local.execution_policy.Statement[1].Resource[0] == "arn:aws:ecr:eu-west-1:123456789012:repository/shop"
    error_message = "Images are pulled from this one repository."
  }

  assert {
    condition     = alltrue(flatten([for statement in local.execution_policy.Statement : [for action in statement.Action : !strcontains(action, "*")]]))
    error_message = "No wildcard in actions."
  }

  assert {
    condition     = local.execution_policy.Statement[3].Resource == var.secret_arns && contains(local.execution_policy.Statement[4].Condition.StringEquals["kms:ViaService"], "secretsmanager.eu-west-1.amazonaws.com")
    error_message = "Only the given secrets are read, and the key decrypts on behalf of Secrets Manager only."
  }

  assert {
    condition     = local.task_trust.Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Only tasks of this account get the task role."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) == 0
    error_message = "The app has no permission unless a policy is given."
  }
}

run "parameters_and_policy" {
  command = plan

  variables {
    secret_arns      = ["arn:aws:ssm:eu-west-1:123456789012:parameter/shop/production/flags"]
    has_task_policy  = true
    task_policy_json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
  }

  assert {
    condition     = local.execution_policy.Statement[3].Action[0] == "ssm:GetParameters" && length(local.execution_policy.Statement) == 5
    error_message = "Parameters of SSM have their own statement."
  }

  assert {
    condition     = length(aws_iam_role_policy.task) == 1
    error_message = "The given policy belongs to the task role."
  }
}

run "without_secrets" {
  command = plan

  variables {
    secrets     = {}
    secret_arns = []
  }

  assert {
    condition     = length(local.execution_policy.Statement) == 3
    error_message = "Without secrets there is no permission to read or decrypt."
  }
}

run "colours" {
  command = plan

  variables {
    colours    = true
    target_cpu = 70
    target_requests = {
      value = 600
      resource_labels = {
        blue  = "app/shop-production/1/targetgroup/shop-production-blue/1"
        green = "app/shop-production/1/targetgroup/shop-production-green/2"
      }
    }
    target_groups = {
      blue  = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop-production-blue/0123456789abcdef"
      green = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/shop-production-green/0123456789abcdef"
    }
  }

  assert {
    condition     = output.service_names == ["shop-production-app-blue", "shop-production-app-green"] && length(aws_ecs_service.this) == 0
    error_message = "Blue and green are services of their own."
  }

  assert {
    condition     = aws_ecs_service.colour["blue"].desired_count == 2 && aws_ecs_service.colour["green"].desired_count == 0
    error_message = "Green is idle at first."
  }

  assert {
    condition     = aws_appautoscaling_target.colour["green"].max_capacity == 0 && aws_appautoscaling_target.colour["blue"].max_capacity == 4
    error_message = "Autoscaling does not start tasks of the idle colour."
  }

  assert {
    condition     = one(aws_ecs_service.colour["green"].load_balancer).target_group_arn == var.target_groups["green"]
    error_message = "Each colour has its own target group."
  }

  assert {
    condition     = strcontains(aws_appautoscaling_policy.requests["green"].target_tracking_scaling_policy_configuration[0].predefined_metric_specification[0].resource_label, "green")
    error_message = "Each colour is scaled by its own requests."
  }
}

run "autoscaling" {
  command = plan

  variables {
    target_cpu = 70
  }

  assert {
    condition     = aws_appautoscaling_target.this[0].min_capacity == 2 && aws_appautoscaling_target.this[0].max_capacity == 4
    error_message = "Autoscaling stays between min and max."
  }

  assert {
    condition     = aws_appautoscaling_policy.cpu["app"].target_tracking_scaling_policy_configuration[0].target_value == 70 && length(aws_appautoscaling_policy.requests) == 0
    error_message = "CPU is aimed at, requests are not."
  }
}

run "spot" {
  command = plan

  variables {
    spot = true
    min  = 3
  }

  assert {
    condition     = { for strategy in aws_ecs_service.this[0].capacity_provider_strategy : strategy.capacity_provider => strategy.base } == { FARGATE = 2, FARGATE_SPOT = 0 }
    error_message = "Half of min, rounded up, does not run on spot."
  }
}

run "singleton_worker" {
  command = plan

  variables {
    component      = "scheduler"
    singleton      = true
    port           = null
    target_groups  = {}
    health_command = ["dotnet", "health.dll"]
    app_user       = "10001:10001"
    min            = 1
  }

  assert {
    condition     = aws_ecs_service.this[0].deployment_minimum_healthy_percent == 0 && aws_ecs_service.this[0].deployment_maximum_percent == 100 && aws_ecs_service.this[0].availability_zone_rebalancing == "DISABLED"
    error_message = "Never two at once."
  }

  assert {
    condition     = aws_ecs_service.this[0].health_check_grace_period_seconds == null && !can(local.containers[0].portMappings)
    error_message = "A worker has neither port nor grace period."
  }

  assert {
    condition     = local.containers[0].healthCheck.command[0] == "CMD" && local.containers[0].user == "10001:10001"
    error_message = "The health check runs without shell, the container as the given user."
  }
}

run "migrations" {
  command = plan

  variables {
    component     = "migrate"
    run           = false
    command       = ["./efbundle"]
    target_groups = {}
    subnet_ids    = []
  }

  assert {
    condition     = length(output.service_names) == 0 && output.task_definition_family == "shop-production-migrate"
    error_message = "Only a task definition."
  }
}

run "sidecar" {
  command = plan

  variables {
    sidecar = {
      name        = "appconfig"
      image       = "public.ecr.aws/aws-appconfig/aws-appconfig-agent:2.x"
      environment = { PREFETCH_LIST = "shop:production:flags" }
    }
  }

  assert {
    condition     = length(local.containers) == 2 && local.containers[1].essential == false && local.containers[0].dependsOn[0].containerName == "appconfig"
    error_message = "The sidecar starts first, and its end is not the app's."
  }
}

run "long_names_fit" {
  command = plan

  variables {
    name      = "a-rather-long-name-of-an-application-in-production-eu-west-1"
    component = "worker-with-a-long-name"
  }

  assert {
    condition     = length(aws_iam_role.execution.name) <= 64 && length(aws_iam_role.task.name) <= 64 && aws_iam_role.execution.name != aws_iam_role.task.name
    error_message = "Role names have at most 64 characters."
  }
}

run "roles_of_regions_differ" {
  command = plan

  assert {
    condition     = aws_iam_role.task.name == "shop-production-app-eu-west-1-task"
    error_message = "IAM knows no regions, so the role's name has the region in it."
  }
}

run "unknown_combination" {
  command = plan

  variables {
    cpu    = 256
    memory = 4096
  }

  expect_failures = [aws_ecs_task_definition.this]
}

run "root_is_refused" {
  command = plan

  variables {
    app_user = "0"
  }

  expect_failures = [var.app_user]
}

run "too_long_a_grace" {
  command = plan

  variables {
    grace_seconds = 300
  }

  expect_failures = [var.grace_seconds]
}

run "singleton_with_colours" {
  command = plan

  variables {
    singleton     = true
    colours       = true
    target_groups = {}
  }

  expect_failures = [aws_ecs_service.colour]
}

run "private_registry" {
  command = plan

  variables {
    image               = "ghcr.io/acme/shop:1.0.0"
    registry_secret_arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf"
    secret_arns         = ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:registry-AbCdEf"]
  }

  assert {
    condition     = local.containers[0].repositoryCredentials.credentialsParameter == var.registry_secret_arn
    error_message = "ECS signs in to a private registry with the secret."
  }

  assert {
    condition     = [for statement in local.execution_policy.Statement : statement.Condition.StringEquals["kms:EncryptionContext:SecretARN"] if statement.Sid == "DecryptSecretsOfOtherKeys"] == [var.secret_arns]
    error_message = "A key that is not ours decrypts the secrets of this service and no others."
  }
}

run "migrations_unpack_into_tmp" {
  command = plan

  variables {
    component     = "migrate"
    run           = false
    port          = null
    target_groups = {}
    tmp_exec      = true
  }

  assert {
    condition     = contains(local.containers[0].linuxParameters.tmpfs[0].mountOptions, "exec") && contains(local.containers[0].linuxParameters.tmpfs[0].mountOptions, "nosuid")
    error_message = "A bundle cannot load what it has unpacked from a mount without exec."
  }
}
