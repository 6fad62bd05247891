# Written by Deploy.Sdk; the same for every app.

locals {
  # Starts a rotation and watches it; neither action reads the password. rds:ModifyDBInstance can rotate, too,
  # but cannot be limited to that, and would apply at once what waits for the maintenance window.
  rotate_statement = {
    Sid      = "RotatePassword"
    Effect   = "Allow"
    Action   = ["secretsmanager:DescribeSecret", "secretsmanager:RotateSecret"]
    Resource = [var.secret_arn]
  }

  restart_statement = {
    Sid      = "RestartServices"
    Effect   = "Allow"
    Action   = ["ecs:UpdateService"]
    Resource = local.service_arns
  }

  # Step Functions sets up the delivery of its log with the role; these actions know no resources.
  log_statement = {
    Sid    = "DeliverLog"
    Effect = "Allow"
    Action = [
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeLogGroups",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ]
    Resource = ["*"]
  }

  # An encrypted topic takes messages only from those who may use its key. The * is for the ending .cn.
  topic_statements = [
    {
      Sid      = "TellTopic"
      Effect   = "Allow"
      Action   = ["sns:Publish"]
      Resource = [var.topic_arn]
    },
    {
      Sid       = "EncryptForTopic"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = [var.kms_key_arn]
      Condition = { StringLike = { "kms:ViaService" = "sns.${var.region}.amazonaws.com*" } }
    },
  ]
}

# IAM names are the account's, not the region's: with a prefix, a second region of the same deployment
# does not collide.
resource "aws_iam_role" "this" {
  name_prefix = "${trim(substr(var.name, 0, 19), "-")}-password-rotation-"
  description = "Rotates the database password of ${var.name} and restarts its services"
  tags        = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "states.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnEquals    = { "aws:SourceArn" = local.state_machine_arn }
      }
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "rotate-and-restart"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [local.rotate_statement, local.restart_statement, local.log_statement],
      [for statement in local.topic_statements : statement if var.has_topic],
    )
  })
}

# Scheduler names the group, never the single schedule, as source.
resource "aws_iam_role" "schedule" {
  name_prefix = "${trim(substr(var.name, 0, 19), "-")}-rotation-schedule-"
  description = "Starts the rotation of the database password of ${var.name}"
  tags        = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "scheduler.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnEquals    = { "aws:SourceArn" = local.schedule_group_arn }
      }
    }]
  })
}

resource "aws_iam_role_policy" "schedule" {
  name = "start-rotation"
  role = aws_iam_role.schedule.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid      = "StartRotation"
      Effect   = "Allow"
      Action   = ["states:StartExecution"]
      Resource = [local.state_machine_arn]
    }]
  })
}
