# Written by Deploy.Sdk; the same for every app.

locals {
  colours = var.colours ? ["blue", "green"] : ["app"]

  # Load balancers and target groups have at most 32 characters; a longer name is cut and gets six
  # characters of its hash, so that it stays unique and stable.
  hash     = substr(sha256(var.name), 0, 6)
  lb_name  = length(var.name) <= 32 ? var.name : "${trim(substr(var.name, 0, 25), "-")}-${local.hash}"
  tg_short = length(var.name) <= 26 ? var.name : "${trim(substr(var.name, 0, 19), "-")}-${local.hash}"

  # New traffic goes to blue; afterwards the weights belong to the release scripts.
  weights = { app = 100, blue = 100, green = 0 }
}

resource "aws_lb" "this" {
  name               = local.lb_name
  load_balancer_type = "application"
  internal           = false
  subnets            = var.subnet_ids
  security_groups    = [aws_security_group.this.id]

  # Headers that are not of HTTP's form are how requests are smuggled past a proxy.
  drop_invalid_header_fields = true
  desync_mitigation_mode     = "defensive"
  idle_timeout               = var.idle_timeout_seconds
  enable_deletion_protection = var.protect

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }

  tags = merge(var.tags, { Name = local.lb_name })

  # ELB writes a test file when the attribute is set; without the policy that fails.
  depends_on = [
    aws_s3_bucket_policy.logs,
    aws_s3_bucket_ownership_controls.logs,
  ]
}

resource "aws_lb_target_group" "this" {
  for_each = toset(local.colours)

  name        = "${local.tg_short}-${each.key}"
  vpc_id      = var.vpc_id
  target_type = "ip"
  protocol    = "HTTP"
  port        = var.port

  deregistration_delay          = tostring(var.deregistration_delay_seconds)
  slow_start                    = 0 # least_outstanding_requests does not know a slow start
  load_balancing_algorithm_type = "least_outstanding_requests"

  health_check {
    path                = var.health_path
    port                = "traffic-port"
    protocol            = "HTTP"
    matcher             = "200-299"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  tags = merge(var.tags, { Name = "${local.tg_short}-${each.key}" })

  lifecycle {
    # ECS registers each task with its own port, so this one is never used; a change of it would
    # replace a target group that a listener uses, and AWS refuses that.
    ignore_changes = [port]
  }
}

# A change between "app" and "blue, green" has to reach the listener although it ignores its action.
resource "terraform_data" "colours" {
  input = local.colours
}

# Where requests arrive: 443 with TLS, else 80.
resource "aws_lb_listener" "main" {
  load_balancer_arn = aws_lb.this.arn
  port              = var.tls ? 443 : 80
  protocol          = var.tls ? "HTTPS" : "HTTP"
  ssl_policy        = var.tls ? var.ssl_policy : null
  certificate_arn   = var.tls ? var.certificate_arn : null

  default_action {
    type = "forward"

    forward {
      dynamic "target_group" {
        for_each = toset(local.colours)

        content {
          arn    = aws_lb_target_group.this[target_group.key].arn
          weight = local.weights[target_group.key]
        }
      }
    }
  }

  tags = var.tags

  lifecycle {
    # The release scripts move the weights; an apply in the middle of a release must not move them back.
    ignore_changes       = [default_action]
    replace_triggered_by = [terraform_data.colours]

    precondition {
      condition     = !var.tls || var.certificate_arn != null
      error_message = "tls = true needs certificate_arn."
    }
  }
}

resource "aws_lb_listener" "redirect" {
  count = var.tls ? 1 : 0

  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }

  tags = var.tags

  # When TLS is switched on, the main listener leaves port 80 first.
  depends_on = [aws_lb_listener.main]
}
