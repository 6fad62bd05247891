# Written by Deploy.Sdk; the same for every app.
output "host" {
  description = "Host name of the broker; of a cluster, that of its load balancer."
  value       = local.host
}

output "port" {
  description = "Port of RabbitMQ; it speaks TLS only."
  value       = local.port
}

output "secret_arn" {
  description = "ARN of the secret with host, port, username, password and url as JSON."
  value       = aws_secretsmanager_secret_version.this.arn
}

output "url_secret" {
  description = "The URL (amqps://…) as valueFrom of an ECS container."
  value       = "${aws_secretsmanager_secret_version.this.arn}:url::"
}

output "password_secret" {
  description = "The password alone as valueFrom of an ECS container."
  value       = "${aws_secretsmanager_secret_version.this.arn}:password::"
}

output "username" {
  description = "The user to log in as."
  value       = var.username
}

output "name" {
  description = "Name of the broker, for alarms."
  value       = aws_mq_broker.this.broker_name
}

output "console_url" {
  description = "The management console of RabbitMQ, reachable from inside the VPC only."
  value       = aws_mq_broker.this.instances[0].console_url
}

output "log_group_name" {
  description = "Log group that Amazon MQ makes for the general log; how long it keeps lines is set once by hand, see README."
  value       = "/aws/amazonmq/broker/${aws_mq_broker.this.id}/general"
}

output "security_group_id" {
  description = "Security group of RabbitMQ."
  value       = aws_security_group.this.id
}
