# Written by Deploy.Sdk; the same for every app.
locals {
  made = { for variable, secret in var.secrets : variable => secret if secret.from_arn == null }
  arns = {
    for variable, secret in var.secrets :
    variable => secret.from_arn == null ? aws_secretsmanager_secret.this[variable].arn : secret.from_arn
  }
}

# Only the secret: its value is written by a person and never passes through the state.
resource "aws_secretsmanager_secret" "this" {
  for_each = local.made

  name                    = "${var.path}/${each.key}"
  description             = "${each.key} of ${var.path}"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.recovery_window_days
  tags                    = var.tags

  dynamic "replica" {
    for_each = var.replica_regions

    content {
      region     = replica.value
      kms_key_id = lookup(var.replica_kms_key_arns, replica.value, null)
    }
  }
}
