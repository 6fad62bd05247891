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
  name         = "shop-production"
  tags         = { app = "shop" }
  account_id   = "123456789012"
  region       = "eu-west-1"
  kms_key_arn  = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  secret_arn   = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!db-11111111-2222-3333-4444-555555555555-AbCdEf"
  cluster_name = "shop-production"
  services     = ["shop-production-app", "shop-production-mail"]
  topic_arn    = "arn:aws:sns:eu-west-1:123456789012:shop-production-alarms"
  has_topic    = true
}

run "log_is_encrypted_and_without_data" {
  command = plan

  assert {
    condition     = aws_cloudwatch_log_group.this.kms_key_id == var.kms_key_arn && aws_cloudwatch_log_group.this.retention_in_days == 365
    error_message = "The log is encrypted with the given key and has an end."
  }

  assert {
    condition     = !aws_sfn_state_machine.this.logging_configuration[0].include_execution_data && aws_sfn_state_machine.this.logging_configuration[0].level == "ALL"
    error_message = "Every step is logged, without its data."
  }

  assert {
    condition     = !aws_sfn_state_machine.this.tracing_configuration[0].enabled
    error_message = "X-Ray is off."
  }
}

run "quiet_hour" {
  command = plan

  assert {
    condition     = aws_scheduler_schedule.this.schedule_expression == "cron(0 5 ? * 1#1 *)" && aws_scheduler_schedule.this.schedule_expression_timezone == "UTC"
    error_message = "First Sunday of the month, after the maintenance window of the databases."
  }

  assert {
    condition     = aws_scheduler_schedule.this.flexible_time_window[0].mode == "OFF" && aws_scheduler_schedule.this.target[0].retry_policy[0].maximum_event_age_in_seconds <= 3600
    error_message = "The rotation comes at its time or not at all."
  }

  assert {
    condition     = aws_scheduler_schedule.this.group_name == aws_scheduler_schedule_group.this.name
    error_message = "The schedule has a group of its own, to which its role is bound."
  }
}

run "rotates_before_it_restarts" {
  command = plan

  assert {
    condition     = local.rotate_states["Rotate"].Arguments.RotateImmediately && local.rotate_states["Rotate"].Arguments.SecretId == var.secret_arn
    error_message = "The given secret is rotated now, not in its next window."
  }

  assert {
    condition     = local.rotate_states["Rotate"].Next == "Wait" && local.rotate_states["Rotated?"].Choices[0].Next == "Restart services"
    error_message = "The services are restarted only when the rotation is over."
  }

  assert {
    condition     = local.restart_states["Restart services"].Items == tolist(var.services) && local.restart_states["Restart services"].ItemProcessor.States["Restart"].Arguments.ForceNewDeployment
    error_message = "Every service gets a new deployment."
  }

  assert {
    condition     = contains(local.restart_states["Restart services"].ItemProcessor.States["Restart"].Catch[0].ErrorEquals, "Ecs.ServiceNotFoundException") && local.restart_states["Restart services"].ItemProcessor.States["Restart"].Catch[0].Output == ""
    error_message = "A service that is not there is no failure."
  }

  assert {
    condition     = 3 * local.wait_seconds * local.wait_tries < local.timeout_seconds
    error_message = "The waiting ends before the execution is cut off without a message."
  }
}

run "every_way_leads_somewhere" {
  command = plan

  assert {
    condition     = alltrue([for next in flatten(regexall("\"(?:Next|Default)\":\"([^\"]+)\"", jsonencode({ for name, state in local.states : name => state if name != "Restart services" }))) : contains(keys(local.states), next)])
    error_message = "Every next state exists."
  }
}

run "failure_is_told_with_what_to_do" {
  command = plan

  assert {
    condition     = alltrue([for state in ["Read version", "Rotate", "Watch"] : local.rotate_states[state].Catch[0].Next == "Tell what to do" && local.rotate_states[state].Catch[0].ErrorEquals == ["States.ALL"]])
    error_message = "Every failure of the rotation reaches the topic."
  }

  assert {
    condition     = local.rotate_states["Rotated?"].Default == "Tell what to do" && local.restart_states["Restart services"].Catch[0].Next == "Tell what to do" && local.restart_states["All restarted?"].Default == "Tell what to do"
    error_message = "Waiting in vain and a service that was not restarted reach the topic."
  }

  assert {
    condition     = strcontains(local.advice, "aws stepfunctions start-execution") && strcontains(local.advice, local.state_machine_arn) && strcontains(local.advice, "{\"rotate\":false}")
    error_message = "The message has the command that restarts the services."
  }

  assert {
    condition     = length(local.topic_states["Tell what to do"].Arguments.Subject) <= 100
    error_message = "SNS takes subjects of up to 100 characters."
  }
}

run "without_topic" {
  command = plan

  variables {
    topic_arn = null
    has_topic = false
  }

  assert {
    condition     = !contains(keys(local.states), "Tell what to do") && alltrue([for next in flatten(regexall("\"(?:Next|Default)\":\"([^\"]+)\"", jsonencode({ for name, state in local.states : name => state if name != "Restart services" }))) : contains(keys(local.states), next)])
    error_message = "Without a topic nothing is published, and every next state exists."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement if contains(flatten([statement.Action]), "sns:Publish")]) == 0
    error_message = "Without a topic the role may not publish."
  }
}

run "least_privilege" {
  command = plan

  assert {
    condition     = alltrue([for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : alltrue([for action in flatten([statement.Action]) : !strcontains(action, "*")])])
    error_message = "Every action is named in full."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : statement.Sid if contains(flatten([statement.Resource]), "*")] == ["DeliverLog"]
    error_message = "Only the log delivery, which knows no resources, is not bound to a resource."
  }

  assert {
    condition     = local.service_arns == ["arn:aws:ecs:eu-west-1:123456789012:service/shop-production/shop-production-app", "arn:aws:ecs:eu-west-1:123456789012:service/shop-production/shop-production-mail"]
    error_message = "Exactly the given services may be restarted."
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.schedule.policy).Statement[0].Resource == ["arn:aws:states:eu-west-1:123456789012:stateMachine:shop-production-password-rotation"]
    error_message = "The schedule may start this state machine and no other."
  }

  assert {
    condition     = jsondecode(aws_iam_role.schedule.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == "arn:aws:scheduler:eu-west-1:123456789012:schedule-group/shop-production-password-rotation" && jsondecode(aws_iam_role.schedule.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "The role of the schedule is lent to its own group only."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.ArnEquals["aws:SourceArn"] == "arn:aws:states:eu-west-1:123456789012:stateMachine:shop-production-password-rotation"
    error_message = "The role of the state machine is lent to it only."
  }
}

run "names_within_limits" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-application-in-its-production-stage-1"
  }

  assert {
    condition     = length(aws_sfn_state_machine.this.name) <= 80 && length(aws_scheduler_schedule.this.name) <= 64 && length(aws_scheduler_schedule_group.this.name) <= 64
    error_message = "Names are within the limits of AWS."
  }

  assert {
    condition     = length(aws_iam_role.this.name_prefix) <= 38 && length(aws_iam_role.schedule.name_prefix) <= 38 && length(local.topic_states["Tell of RDS"].Arguments.Subject) <= 100
    error_message = "Prefixes of roles and subjects are within the limits of AWS."
  }

  assert {
    condition     = startswith(aws_scheduler_schedule.this.name, "a-very-long-name") && endswith(aws_scheduler_schedule.this.name, "-password-rotation")
    error_message = "A shortened name still says what it is."
  }
}

run "nothing_to_restart_is_refused" {
  command = plan

  variables {
    services = []
  }

  expect_failures = [var.services]
}

run "services_are_names" {
  command = plan

  variables {
    services = ["*"]
  }

  expect_failures = [var.services]
}

run "schedule_is_an_expression" {
  command = plan

  variables {
    schedule = "first Sunday"
  }

  expect_failures = [var.schedule]
}

run "retention_is_one_of_aws" {
  command = plan

  variables {
    log_retention_days = 31
  }

  expect_failures = [var.log_retention_days]
}

run "topic_has_to_be_given" {
  command = plan

  variables {
    topic_arn = null
  }

  expect_failures = [aws_sfn_state_machine.this]
}
