# Written by Deploy.Sdk; the same for every app.
locals {
  # amqps://b-….mq.eu-west-1.on.aws:5671
  host = split(":", trimprefix(aws_mq_broker.this.instances[0].endpoints[0], "amqps://"))[0]
}

resource "aws_secretsmanager_secret" "this" {
  name                    = "${var.name}/rabbitmq"
  description             = "How ${var.name} connects to RabbitMQ"
  kms_key_id              = var.kms_key_arn
  recovery_window_in_days = var.protect ? 30 : 0
  tags                    = var.tags
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id = aws_secretsmanager_secret.this.id
  secret_string = jsonencode({
    host     = local.host
    port     = local.port
    username = var.username
    password = random_password.this.result
    url      = "amqps://${var.username}:${random_password.this.result}@${local.host}:${local.port}"
  })
}
