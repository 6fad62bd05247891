# Written by Deploy.Sdk; the same for every app.

resource "aws_security_group" "this" {
  name        = "${var.name}-lb"
  description = "Load balancer of ${var.name}: the internet may reach it on HTTP and HTTPS."
  vpc_id      = var.vpc_id
  tags        = merge(var.tags, { Name = "${var.name}-lb" })
}

locals {
  # The one place where the whole internet may come in.
  ingress = {
    for pair in setproduct(var.tls ? [80, 443] : [80], ["ipv4", "ipv6"]) :
    "${pair[0]}-${pair[1]}" => { port = pair[0], family = pair[1] }
  }
}

resource "aws_vpc_security_group_ingress_rule" "public" {
  for_each = local.ingress

  security_group_id = aws_security_group.this.id
  description       = "${each.value.port == 443 ? "HTTPS" : var.tls ? "HTTP, only redirected to HTTPS," : "HTTP"} from anywhere (${each.value.family})"
  ip_protocol       = "tcp"
  from_port         = each.value.port
  to_port           = each.value.port
  cidr_ipv4         = each.value.family == "ipv4" ? "0.0.0.0/0" : null
  cidr_ipv6         = each.value.family == "ipv6" ? "::/0" : null
  tags              = var.tags
}

resource "aws_vpc_security_group_egress_rule" "target" {
  security_group_id            = aws_security_group.this.id
  description                  = "To the app: requests and health checks"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = var.target_security_group_id
  tags                         = var.tags
}

resource "aws_vpc_security_group_ingress_rule" "target" {
  security_group_id            = var.target_security_group_id
  description                  = "From the load balancer: requests and health checks"
  ip_protocol                  = "tcp"
  from_port                    = var.port
  to_port                      = var.port
  referenced_security_group_id = aws_security_group.this.id
  tags                         = var.tags
}
