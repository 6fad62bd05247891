# Written by Deploy.Sdk; the same for every app.

locals {
  # Role names are unique in the account, over all regions, and have at most 64 characters.
  role_base = "${var.name}-${var.component}-${var.region}"
  role_stem = length(local.role_base) <= 52 ? local.role_base : "${trim(substr(local.role_base, 0, 45), "-")}-${substr(sha256(local.role_base), 0, 6)}"

  # An image of ECR says in its name which repository may be pulled; for images from elsewhere the
  # permission is without effect.
  ecr = regexall("^([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([^:@]+)", var.image)
  repository_arn = (
    length(local.ecr) == 0
    ? "arn:${var.partition}:ecr:${var.region}:${var.account_id}:repository/${var.name}"
    : "arn:${var.partition}:ecr:${local.ecr[0][1]}:${local.ecr[0][0]}:repository/${local.ecr[0][2]}"
  )

  ssm_arns            = [for arn in var.secret_arns : arn if strcontains(arn, ":ssm:")]
  secretsmanager_arns = [for arn in var.secret_arns : arn if !strcontains(arn, ":ssm:")]

  execution_policy = {
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          # ECR knows no resource for this action.
          Sid      = "RegistryLogin"
          Effect   = "Allow"
          Action   = ["ecr:GetAuthorizationToken"]
          Resource = ["*"]
        },
        {
          Sid      = "PullImage"
          Effect   = "Allow"
          Action   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
          Resource = [local.repository_arn]
        },
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = ["${trimsuffix(var.log_group_arn, ":*")}:*"]
        },
      ],
      [
        for statement in [
          {
            Sid      = "ReadSecrets"
            Effect   = "Allow"
            Action   = ["secretsmanager:GetSecretValue"]
            Resource = local.secretsmanager_arns
          },
          {
            Sid      = "ReadParameters"
            Effect   = "Allow"
            Action   = ["ssm:GetParameters"]
            Resource = local.ssm_arns
          },
        ] : statement if length(statement.Resource) > 0
      ],
      [
        for statement in [
          {
            # Only on behalf of these services, so that the role cannot decrypt anything else with the key.
            Sid      = "DecryptSecrets"
            Effect   = "Allow"
            Action   = ["kms:Decrypt"]
            Resource = [var.kms_key_arn]
            Condition = {
              StringEquals = {
                "kms:ViaService" = [
                  "secretsmanager.${var.region}.amazonaws.com",
                  "ssm.${var.region}.amazonaws.com",
                ]
              }
            }
          },
        ] : statement if length(var.secret_arns) > 0
      ],
      [
        for statement in [
          {
            # Secrets that were there before may have a key of their own. For these secrets only.
            Sid      = "DecryptSecretsOfOtherKeys"
            Effect   = "Allow"
            Action   = ["kms:Decrypt"]
            Resource = ["arn:${var.partition}:kms:${var.region}:${var.account_id}:key/*"]
            Condition = {
              StringEquals = {
                "kms:ViaService"                  = ["secretsmanager.${var.region}.amazonaws.com"]
                "kms:EncryptionContext:SecretARN" = local.secretsmanager_arns
              }
            }
          },
        ] : statement if length(local.secretsmanager_arns) > 0
      ],
    )
  }

  execution_trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  }

  # Only tasks of this account and region: else ECS could be made to hand out the role to somebody
  # else's task (the confused deputy).
  task_trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
      Condition = {
        StringEquals = { "aws:SourceAccount" = var.account_id }
        ArnLike      = { "aws:SourceArn" = "arn:${var.partition}:ecs:${var.region}:${var.account_id}:*" }
      }
    }]
  }
}

# What ECS does to start a task: pull the image, read the secrets, write the logs.
resource "aws_iam_role" "execution" {
  name               = "${local.role_stem}-execution"
  description        = "ECS starts the tasks of ${local.family} with it"
  assume_role_policy = jsonencode(local.execution_trust)
  tags               = var.tags
}

resource "aws_iam_role_policy" "execution" {
  name   = "start-tasks"
  role   = aws_iam_role.execution.id
  policy = jsonencode(local.execution_policy)
}

# What the app itself may do: nothing, unless a policy is given.
resource "aws_iam_role" "task" {
  name               = "${local.role_stem}-task"
  description        = "The tasks of ${local.family} act in AWS with it"
  assume_role_policy = jsonencode(local.task_trust)
  tags               = var.tags
}

resource "aws_iam_role_policy" "task" {
  count = var.has_task_policy ? 1 : 0

  name   = "app"
  role   = aws_iam_role.task.id
  policy = var.task_policy_json
}
