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
  name        = "shop-production"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  functions = {
    web = { handler = "index.handler", runtime = "nodejs22.x", package = "tests/package" }
  }
}

run "versioned_traced_and_encrypted" {
  command = plan

  assert {
    condition     = aws_lambda_function.this["web"].publish && aws_lambda_function.this["web"].tracing_config[0].mode == "Active" && aws_lambda_function.this["web"].kms_key_arn == var.kms_key_arn
    error_message = "Each change is a version, traced, and its environment is encrypted with our key."
  }

  assert {
    condition     = aws_cloudwatch_log_group.function["web"].retention_in_days == 30 && aws_cloudwatch_log_group.function["web"].kms_key_id == var.kms_key_arn
    error_message = "Logs end and are encrypted with our key."
  }

  assert {
    condition     = keys(aws_lambda_alias.released) == ["web"] && length(aws_lambda_alias.weighted) == 0
    error_message = "Without weights the alias is left to releases."
  }
}

run "one_function_gets_every_path" {
  command = plan

  assert {
    condition     = keys(aws_apigatewayv2_route.this) == ["$default"] && aws_lambda_permission.api["web"].qualifier == "live"
    error_message = "One function gets every path, by its alias."
  }

  assert {
    condition     = aws_apigatewayv2_stage.this[0].default_route_settings[0].throttling_rate_limit == 100 && length(aws_apigatewayv2_api.this[0].cors_configuration) == 0
    error_message = "Requests are limited and no other origin is let in."
  }
}

run "several_functions_by_path" {
  command = plan

  variables {
    functions = {
      web  = { handler = "index.handler", runtime = "nodejs22.x", package = "tests/package" }
      mail = { handler = "index.handler", runtime = "nodejs22.x", package = "tests/package", reserved_concurrency = 5, timeout = 120 }
    }
  }

  assert {
    condition     = keys(aws_apigatewayv2_route.this) == ["ANY /mail", "ANY /mail/{proxy+}", "ANY /web", "ANY /web/{proxy+}"]
    error_message = "Each function has its own path."
  }

  assert {
    condition     = aws_apigatewayv2_integration.this["mail"].timeout_milliseconds == 30000 && aws_lambda_function.this["mail"].reserved_concurrent_executions == 5 && aws_lambda_function.this["web"].reserved_concurrent_executions == -1
    error_message = "The API never waits longer than it can, and concurrency is reserved only where asked."
  }
}

run "weights_rule_the_alias" {
  command = plan

  variables {
    weights = { "9" = 90, "10" = 10 }
  }

  assert {
    condition     = aws_lambda_alias.weighted["web"].function_version == "9" && aws_lambda_alias.weighted["web"].routing_config[0].additional_version_weights == tomap({ "10" = 0.1 })
    error_message = "The alias is at the version with the most traffic, the other has its share."
  }
}

run "without_an_api_nothing_is_public" {
  command = plan

  variables {
    api_gateway = false
  }

  assert {
    condition     = length(aws_apigatewayv2_api.this) == 0 && length(aws_lambda_permission.api) == 0
    error_message = "Without an API nobody outside may call."
  }
}

run "names_within_the_limit" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-app-and-of-its-environment-production"
  }

  assert {
    condition     = length(aws_lambda_function.this["web"].function_name) <= 64 && length(aws_iam_role.this["web"].name_prefix) <= 38
    error_message = "A function's name has at most 64 characters."
  }
}

run "a_missing_package_is_told" {
  command = plan

  variables {
    functions = { web = { handler = "index.handler", runtime = "nodejs22.x", package = "tests/missing.zip" } }
  }

  expect_failures = [aws_lambda_function.this]
}

run "weights_that_do_not_make_100" {
  command = plan

  variables {
    weights = { "1" = 50, "2" = 10 }
  }

  expect_failures = [var.weights]
}

run "too_little_memory" {
  command = plan

  variables {
    functions = { web = { handler = "index.handler", runtime = "nodejs22.x", package = "tests/package", memory = 64 } }
  }

  expect_failures = [var.functions]
}
