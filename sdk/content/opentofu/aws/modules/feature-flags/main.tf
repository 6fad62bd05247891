# Written by Deploy.Sdk; the same for every app.
locals {
  in_appconfig = var.provider_kind == "appconfig"

  # AppConfig's names have at most 64 characters.
  strategy = length(var.name) <= 58 ? "${var.name}-flags" : "${trimsuffix(substr(var.name, 0, 51), "-")}-${substr(sha1(var.name), 0, 6)}-flags"
}

resource "aws_appconfig_application" "this" {
  count = local.in_appconfig ? 1 : 0

  name        = var.name
  description = "Feature flags of ${var.name}"
  tags        = var.tags
}

resource "aws_appconfig_environment" "this" {
  count = local.in_appconfig ? 1 : 0

  name           = var.name
  description    = "Where ${var.name} reads its flags"
  application_id = aws_appconfig_application.this[0].id
  tags           = var.tags
}

resource "aws_appconfig_configuration_profile" "this" {
  count = local.in_appconfig ? 1 : 0

  name               = "flags"
  description        = "Feature flags of ${var.name}"
  application_id     = aws_appconfig_application.this[0].id
  location_uri       = "hosted"
  type               = "AWS.AppConfig.FeatureFlags"
  kms_key_identifier = var.kms_key_arn
  tags               = var.tags
}

resource "aws_appconfig_hosted_configuration_version" "this" {
  count = local.in_appconfig ? 1 : 0

  application_id           = aws_appconfig_application.this[0].id
  configuration_profile_id = aws_appconfig_configuration_profile.this[0].configuration_profile_id
  content_type             = "application/json"
  content                  = jsonencode(local.appconfig)

  lifecycle {
    # Otherwise the new version would get the number of the one deleted before, and no deployment would follow.
    create_before_destroy = true

    precondition {
      condition     = alltrue([for flag in keys(var.flags) : can(regex("^[a-z][a-zA-Z0-9_-]{0,63}$", flag))])
      error_message = "A flag's name in AppConfig begins with a lower-case letter and has letters, digits, _ and -, at most 64; no dot."
    }
  }
}

resource "aws_appconfig_deployment_strategy" "this" {
  count = local.in_appconfig ? 1 : 0

  name                           = local.strategy
  description                    = var.protect ? "A fifth of the clients every two minutes, then five minutes to watch" : "At once"
  growth_type                    = "LINEAR"
  growth_factor                  = var.protect ? 20 : 100
  deployment_duration_in_minutes = var.protect ? 10 : 0
  final_bake_time_in_minutes     = var.protect ? 5 : 0
  replicate_to                   = "NONE"
  tags                           = var.tags
}

resource "aws_appconfig_deployment" "this" {
  count = local.in_appconfig ? 1 : 0

  description              = "Flags of ${var.name}"
  application_id           = aws_appconfig_application.this[0].id
  environment_id           = aws_appconfig_environment.this[0].environment_id
  configuration_profile_id = aws_appconfig_configuration_profile.this[0].configuration_profile_id
  configuration_version    = aws_appconfig_hosted_configuration_version.this[0].version_number
  deployment_strategy_id   = aws_appconfig_deployment_strategy.this[0].id
  kms_key_identifier       = var.kms_key_arn
  tags                     = var.tags
}

resource "aws_ssm_parameter" "this" {
  count = local.in_appconfig ? 0 : 1

  name        = "/${var.name}/feature-flags"
  description = "Feature flags of ${var.name}"
  type        = "String"
  # Beyond 4 KiB a parameter is an advanced one, which costs.
  tier  = "Intelligent-Tiering"
  value = jsonencode(var.flags)
  tags  = var.tags
}

data "aws_iam_policy_document" "this" {
  dynamic "statement" {
    for_each = local.in_appconfig ? [1] : []

    content {
      sid       = "ReadFlags"
      actions   = ["appconfig:StartConfigurationSession", "appconfig:GetLatestConfiguration"]
      resources = ["${aws_appconfig_environment.this[0].arn}/configuration/${aws_appconfig_configuration_profile.this[0].configuration_profile_id}"]
    }
  }

  dynamic "statement" {
    for_each = local.in_appconfig ? [1] : []

    content {
      sid       = "DecryptFlags"
      actions   = ["kms:Decrypt"]
      resources = [var.kms_key_arn]
    }
  }

  dynamic "statement" {
    for_each = local.in_appconfig ? [] : [1]

    content {
      sid       = "ReadFlags"
      actions   = ["ssm:GetParameter"]
      resources = [aws_ssm_parameter.this[0].arn]
    }
  }
}
