# Written by Deploy.Sdk; the same for every app.
locals {
  # A broker's name has at most 50 characters.
  id = length(var.name) <= 50 ? var.name : "${trimsuffix(substr(var.name, 0, 43), "-")}-${substr(sha1(var.name), 0, 6)}"

  port = 5671
}

resource "random_password" "this" {
  length = 48

  # Amazon MQ refuses comma, colon and equals sign; letters and digits also need no escaping in a URL.
  special = false
}

resource "aws_mq_broker" "this" {
  broker_name        = local.id
  engine_type        = "RabbitMQ"
  engine_version     = var.engine_version
  host_instance_type = var.instance_type
  deployment_mode    = var.cluster ? "CLUSTER_MULTI_AZ" : "SINGLE_INSTANCE"

  publicly_accessible = false
  subnet_ids          = var.cluster ? var.subnet_ids : slice(var.subnet_ids, 0, 1)
  security_groups     = [aws_security_group.this.id]

  # Amazon MQ asks for it from RabbitMQ 3.13 on.
  auto_minor_version_upgrade = true
  apply_immediately          = false

  maintenance_window_start_time {
    day_of_week = "SUNDAY"
    time_of_day = "03:00"
    time_zone   = "UTC"
  }

  logs {
    general = true
  }

  user {
    username = var.username
    password = random_password.this.result
  }

  tags = var.tags

  lifecycle {
    # Another user or password would mean another broker, without the messages. README says how to change the password.
    ignore_changes = [user]

    precondition {
      condition     = !var.cluster || length(var.subnet_ids) >= 2
      error_message = "A cluster needs subnets in at least two zones."
    }

    precondition {
      condition     = !var.cluster || var.instance_type != "mq.t3.micro"
      error_message = "A cluster does not run on mq.t3.micro; mq.m7g.medium is the smallest."
    }

    precondition {
      condition     = var.engine_version == "3.13" || startswith(var.instance_type, "mq.m7g.")
      error_message = "RabbitMQ 4 runs on mq.m7g only."
    }
  }
}
