# Written by Deploy.Sdk; the same for every app.
locals {
  # A function's name has at most 64 characters.
  names = {
    for name in keys(var.functions) : name => length("${var.name}-${name}") <= 64
    ? "${var.name}-${name}"
    : "${trimsuffix(substr("${var.name}-${name}", 0, 57), "-")}-${substr(sha1("${var.name}-${name}"), 0, 6)}"
  }
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = var.functions

  name              = "/aws/lambda/${local.names[each.key]}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_lambda_function" "this" {
  for_each = var.functions

  function_name    = local.names[each.key]
  description      = "${each.key} of ${var.name}"
  role             = aws_iam_role.this[each.key].arn
  handler          = each.value.handler
  runtime          = each.value.runtime
  architectures    = [lower(each.value.architecture)]
  memory_size      = each.value.memory
  timeout          = each.value.timeout
  filename         = local.files[each.key]
  source_code_hash = lookup(local.hashes, each.key, null)
  kms_key_arn      = var.kms_key_arn

  # Each change of code or settings becomes a version that never changes again; the alias says which one runs.
  publish = true

  reserved_concurrent_executions = coalesce(each.value.reserved_concurrency, -1)

  # Without variables Lambda forgets the block, and each plan would want to add it again.
  dynamic "environment" {
    for_each = length(merge(var.environment, each.value.environment)) > 0 ? [merge(var.environment, each.value.environment)] : []

    content {
      variables = environment.value
    }
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  tracing_config {
    mode = "Active"
  }

  tags = var.tags

  lifecycle {
    precondition {
      condition     = local.is_there[each.key]
      error_message = "There is no package of ${each.key} at ${local.paths[each.key]}. Build the function before (dotnet publish, npm run build …), or correct 'package'."
    }
  }

  # Otherwise the first run may come before it is allowed to write its log.
  depends_on = [aws_iam_role_policy.this]
}

# Release scripts move the version and its weights (aws lambda update-alias), so that a release needs no plan of everything.
resource "aws_lambda_alias" "released" {
  for_each = var.weights == null ? var.functions : {}

  name             = var.alias
  description      = "Takes the traffic; moved by releases"
  function_name    = aws_lambda_function.this[each.key].function_name
  function_version = aws_lambda_function.this[each.key].version

  lifecycle {
    ignore_changes = [function_version, routing_config]
  }
}

locals {
  # The version with the most traffic is that of the alias itself.
  versions = var.weights == null ? [] : [for entry in reverse(sort([for version, percent in var.weights : format("%06.2f %s", percent, version)])) : split(" ", entry)[1]]
}

resource "aws_lambda_alias" "weighted" {
  for_each = var.weights == null ? {} : var.functions

  name             = var.alias
  description      = "Takes the traffic; by weights"
  function_name    = aws_lambda_function.this[each.key].function_name
  function_version = local.versions[0]

  dynamic "routing_config" {
    for_each = slice(local.versions, min(1, length(local.versions)), length(local.versions))

    content {
      additional_version_weights = { (routing_config.value) = var.weights[routing_config.value] / 100 }
    }
  }

  lifecycle {
    precondition {
      condition     = alltrue([for version in local.versions : tonumber(version) <= tonumber(aws_lambda_function.this[each.key].version)])
      error_message = "${each.key} has no version ${join(" or ", local.versions)} yet: its newest is ${aws_lambda_function.this[each.key].version}. Apply without weights before."
    }
  }
}

locals {
  aliases = merge(aws_lambda_alias.released, aws_lambda_alias.weighted)
}
