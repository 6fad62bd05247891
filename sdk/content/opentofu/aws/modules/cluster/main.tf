# Written by Deploy.Sdk; the same for every app.

# Nothing here allows a shell in a task (ECS Exec): the services switch it off, and their task roles lack
# the permissions for it.
resource "aws_ecs_cluster" "this" {
  name = var.name

  setting {
    name  = "containerInsights"
    value = var.container_insights ? "enhanced" : "disabled"
  }

  tags = merge(var.tags, { Name = var.name })

  # ECS makes the group of the insights itself, without key, when it is not there yet.
  depends_on = [aws_cloudwatch_log_group.insights]
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  cluster_name       = aws_ecs_cluster.this.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]

  # For tasks that say nothing themselves, e.g. one started by hand.
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    weight            = 1
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/ecs/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

resource "aws_cloudwatch_log_group" "insights" {
  count = var.container_insights ? 1 : 0

  # The metrics are made from these events and live on without them.
  name              = "/aws/ecs/containerinsights/${var.name}/performance"
  retention_in_days = min(7, var.log_retention_days)
  kms_key_id        = var.kms_key_arn
  tags              = var.tags
}

# One group for the app and its workers: they talk to the same servers. Who may reach the app is written
# by the load balancer's module, who may reach a database by the database's.
resource "aws_security_group" "this" {
  name        = "${var.name}-app"
  description = "Tasks of ${var.name}: the app and its workers"
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-app" })
}

# To any address: the app calls other people's APIs, whose addresses change, and the AWS APIs (image,
# logs, secrets). The VPC's own DNS needs no rule: security groups do not apply to the resolver.
resource "aws_vpc_security_group_egress_rule" "internet" {
  for_each = toset([for port in var.egress_ports : tostring(port)])

  security_group_id = aws_security_group.this.id
  description       = "To AWS and other APIs on port ${each.key}"
  ip_protocol       = "tcp"
  from_port         = tonumber(each.key)
  to_port           = tonumber(each.key)
  cidr_ipv4         = "0.0.0.0/0"
  tags              = var.tags
}
