# Written by Deploy.Sdk; the same for every app.
resource "aws_secretsmanager_secret" "this" {
  name                    = "${var.name}/redis"
  description             = "How ${var.name} connects to Redis"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.protect ? 30 : 0
  tags                    = var.tags
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id = aws_secretsmanager_secret.this.id
  secret_string = jsonencode({
    host              = aws_elasticache_replication_group.this.primary_endpoint_address
    port              = local.port
    password          = random_password.this.result
    url               = "rediss://:${random_password.this.result}@${aws_elasticache_replication_group.this.primary_endpoint_address}:${local.port}/0"
    connection_string = "${aws_elasticache_replication_group.this.primary_endpoint_address}:${local.port},password=${random_password.this.result},ssl=true,abortConnect=false"
  })
}
