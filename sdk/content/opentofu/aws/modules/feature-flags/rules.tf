# Written by Deploy.Sdk; the same for every app.

# From the flags to AppConfig's own form: a flag that is the same for everybody is a plain value, any other has rules that are tried in their order.
locals {
  appconfig = {
    version = "1"
    flags = {
      for name, flag in var.flags : name => merge(
        { name = name },
        { for key, value in { attributes = { value = { constraints = { type = "string" } } } } : key => value if length(flag.variants) > 0 },
      )
    }
    # Through JSON, because a plain value and one with rules are of different types.
    values = { for name, flag in var.flags : name => jsondecode(local.has_rules[name] ? local.with_rules[name] : local.plain[name]) }
  }

  has_rules = {
    for name, flag in var.flags : name =>
    flag.enabled && (flag.percentage > 0 || length(flag.allowlist) > 0) && (flag.percentage < 100 || length(flag.variants) > 1)
  }

  # A flag with variants is always enabled, because AppConfig gives no value for one that is not.
  plain = {
    for name, flag in var.flags : name => length(flag.variants) == 0
    ? jsonencode({ enabled = flag.enabled && flag.percentage > 0 })
    : jsonencode({ enabled = true, value = flag.variants[0].value })
  }

  with_rules = {
    for name, flag in var.flags : name => jsonencode({
      _variants = [for rule in concat(local.rules[name], [local.otherwise[name]]) : merge(
        { name = rule.name, enabled = rule.enabled },
        { for key, value in { rule = rule.rule } : key => value if rule.rule != "" },
        { for key, value in { attributeValues = { value = rule.value } } : key => value if length(flag.variants) > 0 },
      )]
    })
  }

  otherwise = {
    for name, flag in var.flags : name => {
      name    = "default"
      enabled = length(flag.variants) > 0
      rule    = ""
      value   = try(flag.variants[0].value, "")
    }
  }

  is_listed = { for name, flag in var.flags : name => "(in $userId [${join(", ", [for user in flag.allowlist : "\"${user}\""])}])" }

  # The same user has the same place in every split of a flag, so percentages add up: 20 after 10 are the next 10.
  rules = {
    for name, flag in var.flags : name => length(flag.variants) == 0
    ? concat(
      length(flag.allowlist) == 0 ? [] : [{ name = "allowlist", enabled = true, rule = local.is_listed[name], value = "" }],
      flag.percentage == 0 ? [] : [{ name = "share", enabled = true, rule = "(split pct::${flag.percentage} by::$userId)", value = "" }],
    )
    : concat(
      length(flag.allowlist) == 0 ? [] : concat(
        [for i, variant in flag.variants : {
          name    = "allowlist ${variant.name}"
          enabled = true
          rule    = "(and ${local.is_listed[name]} (split pct::${max(1, floor(100 * i / length(flag.variants) + 0.5))} by::$userId))"
          value   = variant.value
        } if i > 0],
        [{ name = "allowlist ${flag.variants[0].name}", enabled = true, rule = local.is_listed[name], value = flag.variants[0].value }],
      ),
      flag.percentage == 0 ? [] : [for i, variant in flag.variants : {
        name    = "share ${variant.name}"
        enabled = true
        rule    = "(split pct::${max(1, floor(flag.percentage * i / length(flag.variants) + 0.5))} by::$userId)"
        value   = variant.value
      } if i > 0],
    )
  }
}
