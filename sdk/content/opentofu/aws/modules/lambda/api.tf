# Written by Deploy.Sdk; the same for every app.
locals {
  behind_api = var.api_gateway ? var.functions : {}

  # Several functions are told apart by the first part of the path.
  routes = length(local.behind_api) == 1 ? { for name in keys(local.behind_api) : "$default" => name } : merge(
    { for name in keys(local.behind_api) : "ANY /${name}" => name },
    { for name in keys(local.behind_api) : "ANY /${name}/{proxy+}" => name },
  )
}

resource "aws_apigatewayv2_api" "this" {
  count = var.api_gateway ? 1 : 0

  name          = var.name
  description   = "Functions of ${var.name}"
  protocol_type = "HTTP"
  tags          = var.tags
}

resource "aws_apigatewayv2_integration" "this" {
  for_each = local.behind_api

  api_id                 = aws_apigatewayv2_api.this[0].id
  description            = each.key
  integration_type       = "AWS_PROXY"
  integration_uri        = local.aliases[each.key].invoke_arn
  payload_format_version = "2.0"
  # The HTTP API waits 30 seconds at most.
  timeout_milliseconds = min(each.value.timeout * 1000, 30000)
}

resource "aws_apigatewayv2_route" "this" {
  for_each = local.routes

  api_id    = aws_apigatewayv2_api.this[0].id
  route_key = each.key
  target    = "integrations/${aws_apigatewayv2_integration.this[each.value].id}"
}

resource "aws_cloudwatch_log_group" "requests" {
  count = var.api_gateway ? 1 : 0

  # Below /aws/vendedlogs/ the groups share one resource policy, whose length is limited for the whole account.
  name              = "/aws/vendedlogs/apigateway/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_apigatewayv2_stage" "this" {
  count = var.api_gateway ? 1 : 0

  api_id      = aws_apigatewayv2_api.this[0].id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = var.throttle.rate
    throttling_burst_limit = var.throttle.burst
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.requests[0].arn
    format = jsonencode({
      time      = "$context.requestTime"
      request   = "$context.requestId"
      ip        = "$context.identity.sourceIp"
      method    = "$context.httpMethod"
      path      = "$context.path"
      route     = "$context.routeKey"
      status    = "$context.status"
      bytes     = "$context.responseLength"
      latency   = "$context.responseLatency"
      upstream  = "$context.integrationLatency"
      error     = "$context.error.message"
      exception = "$context.integrationErrorMessage"
    })
  }

  tags = var.tags
}

resource "aws_lambda_permission" "api" {
  for_each = local.behind_api

  # Another name with weights: the alias is then another one, and its permissions went with the one before.
  statement_id  = var.weights == null ? "api" : "api-by-weights"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.this[each.key].function_name
  qualifier     = local.aliases[each.key].name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.this[0].execution_arn}/*/*"
}
