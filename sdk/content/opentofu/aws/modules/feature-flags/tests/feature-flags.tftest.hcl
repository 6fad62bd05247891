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
  name          = "shop-production"
  provider_kind = "appconfig"
  protect       = true
  kms_key_arn   = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  flags = {
    off      = {}
    on       = { enabled = true }
    checkout = { enabled = true, percentage = 25, allowlist = ["anna", "bob@example.com"] }
    colour = {
      enabled    = true
      percentage = 60
      allowlist  = ["anna"]
      variants   = [{ name = "red", value = "#f00" }, { name = "green", value = "#0f0" }, { name = "blue", value = "#00f" }]
    }
  }
}

run "flags_in_the_form_of_appconfig" {
  command = plan

  assert {
    condition     = aws_appconfig_configuration_profile.this[0].type == "AWS.AppConfig.FeatureFlags" && aws_appconfig_configuration_profile.this[0].kms_key_identifier == var.kms_key_arn
    error_message = "The profile is one of feature flags and encrypted with our key."
  }

  assert {
    condition     = jsondecode(aws_appconfig_hosted_configuration_version.this[0].content).values.off == { enabled = false } && jsondecode(aws_appconfig_hosted_configuration_version.this[0].content).values.on == { enabled = true }
    error_message = "A flag that is the same for everybody is a plain value."
  }

  assert {
    condition = jsonencode(jsondecode(aws_appconfig_hosted_configuration_version.this[0].content).values.checkout._variants) == jsonencode([
      { enabled = true, name = "allowlist", rule = "(in $userId [\"anna\", \"bob@example.com\"])" },
      { enabled = true, name = "share", rule = "(split pct::25 by::$userId)" },
      { enabled = false, name = "default" },
    ])
    error_message = "Listed users come first, then the share, then who has it not."
  }

  assert {
    condition = jsonencode([for variant in jsondecode(aws_appconfig_hosted_configuration_version.this[0].content).values.colour._variants : [variant.attributeValues.value, lookup(variant, "rule", "")]]) == jsonencode([
      ["#0f0", "(and (in $userId [\"anna\"]) (split pct::33 by::$userId))"],
      ["#00f", "(and (in $userId [\"anna\"]) (split pct::67 by::$userId))"],
      ["#f00", "(in $userId [\"anna\"])"],
      ["#0f0", "(split pct::20 by::$userId)"],
      ["#00f", "(split pct::40 by::$userId)"],
      ["#f00", ""],
    ])
    error_message = "Values are spread evenly over who has the flag; the first one is for who has not."
  }
}

run "gradual_in_production" {
  command = plan

  assert {
    condition     = aws_appconfig_deployment_strategy.this[0].growth_factor == 20 && aws_appconfig_deployment_strategy.this[0].deployment_duration_in_minutes == 10
    error_message = "A change reaches a fifth of the clients at a time in production."
  }

  assert {
    condition     = output.sidecar.image == "public.ecr.aws/aws-appconfig/aws-appconfig-agent:2.x" && strcontains(output.environment.FEATURE_FLAGS_URL, "/applications/shop-production/environments/shop-production/configurations/flags")
    error_message = "The app asks the agent beside it."
  }
}

run "at_once_elsewhere" {
  command = plan

  variables {
    protect = false
  }

  assert {
    condition     = aws_appconfig_deployment_strategy.this[0].growth_factor == 100 && aws_appconfig_deployment_strategy.this[0].deployment_duration_in_minutes == 0
    error_message = "Outside production a change holds at once."
  }
}

run "one_parameter_with_ssm" {
  command = plan

  variables {
    provider_kind = "ssm"
  }

  assert {
    condition     = length(aws_appconfig_application.this) == 0 && aws_ssm_parameter.this[0].name == "/shop-production/feature-flags" && output.sidecar == null
    error_message = "With SSM there is one parameter and no sidecar."
  }

  assert {
    condition     = jsondecode(aws_ssm_parameter.this[0].value).checkout.percentage == 25
    error_message = "The parameter holds the flags as JSON."
  }
}

run "a_dot_in_a_name_is_refused_by_appconfig" {
  command = plan

  variables {
    flags = { "new.checkout" = { enabled = true } }
  }

  expect_failures = [aws_appconfig_hosted_configuration_version.this]
}

run "half_a_percent_is_refused" {
  command = plan

  variables {
    flags = { checkout = { enabled = true, percentage = 0.5 } }
  }

  expect_failures = [var.flags]
}

run "names_stay_within_limits" {
  command = plan

  variables {
    name = "a-very-long-name-of-an-application-and-its-environment-12345"
  }

  assert {
    condition     = length(aws_appconfig_deployment_strategy.this[0].name) <= 64
    error_message = "AppConfig takes names of at most 64 characters."
  }
}
