# Written by Deploy.Sdk; the same for every app.
locals {
  # Without retryable writes, which DocumentDB does not know. Users are kept in the database admin, whatever the path says.
  options = "tls=true&replicaSet=rs0&readPreference=secondaryPreferred&retryWrites=false&authSource=admin"
}

resource "aws_secretsmanager_secret" "this" {
  name                    = "${var.name}/documentdb"
  description             = "How ${var.name} connects to DocumentDB"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.protect ? 30 : 0
  tags                    = var.tags
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id = aws_secretsmanager_secret.this.id
  secret_string = jsonencode({
    host     = aws_docdb_cluster.this.endpoint
    port     = local.port
    username = var.username
    password = random_password.this.result
    url      = "mongodb://${var.username}:${random_password.this.result}@${aws_docdb_cluster.this.endpoint}:${local.port}/${var.database}?${local.options}"
  })
}
