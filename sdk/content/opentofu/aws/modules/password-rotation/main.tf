# Written by Deploy.Sdk; the same for every app.

locals {
  # Schedules and their groups have 64 characters at most, state machines 80.
  full  = "${var.name}-password-rotation"
  short = length(local.full) <= 64 ? local.full : "${trim(substr(var.name, 0, 39), "-")}-${substr(sha256(var.name), 0, 6)}-password-rotation"

  # Built and not read from the resources: roles have to name them before they exist.
  state_machine_arn  = "arn:${var.partition}:states:${var.region}:${var.account_id}:stateMachine:${local.full}"
  schedule_group_arn = "arn:${var.partition}:scheduler:${var.region}:${var.account_id}:schedule-group/${local.short}"
  service_arns       = [for service in var.services : "arn:${var.partition}:ecs:${var.region}:${var.account_id}:service/${var.cluster_name}/${service}"]
}

# Under /aws/vendedlogs Step Functions needs no growing resource policy of CloudWatch Logs.
resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/vendedlogs/states/${local.full}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

# Without a key of ours: input and output of the steps are ARNs and version ids, never the password. And
# whoever is on call can read the history without rights on the key.
resource "aws_sfn_state_machine" "this" {
  name       = local.full
  role_arn   = aws_iam_role.this.arn
  definition = jsonencode(local.definition)
  tags       = var.tags

  logging_configuration {
    level                  = "ALL"
    include_execution_data = false
    log_destination        = "${aws_cloudwatch_log_group.this.arn}:*"
  }

  tracing_configuration {
    enabled = false
  }

  lifecycle {
    precondition {
      condition     = !var.has_topic || var.topic_arn != null
      error_message = "has_topic = true needs topic_arn."
    }
  }

  # Step Functions tries the role's access to the log when the state machine is made.
  depends_on = [aws_iam_role_policy.this]
}

# A group of its own, so that the role below can be lent to this one schedule only.
resource "aws_scheduler_schedule_group" "this" {
  name = local.short
  tags = var.tags
}

resource "aws_scheduler_schedule" "this" {
  name        = local.short
  group_name  = aws_scheduler_schedule_group.this.name
  description = "Rotates the database password of ${var.name} and restarts its services"

  schedule_expression          = var.schedule
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sfn_state_machine.this.arn
    role_arn = aws_iam_role.schedule.arn
    input    = jsonencode({ rotate = true })

    # A rotation that is late would come at a busy hour: better next month.
    retry_policy {
      maximum_event_age_in_seconds = 1800
      maximum_retry_attempts       = 5
    }
  }

  depends_on = [aws_iam_role_policy.schedule]
}
