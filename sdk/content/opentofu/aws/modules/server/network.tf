# Written by Deploy.Sdk; the same for every app.
resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  tags                 = merge(var.tags, { Name = var.name })
}

# Without rules: nothing may use the group that AWS makes with every network.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = "${var.name}-unused" })
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = var.name })
}

resource "aws_subnet" "this" {
  vpc_id                  = aws_vpc.this.id
  availability_zone       = var.availability_zone
  cidr_block              = var.cidr
  map_public_ip_on_launch = false
  tags                    = merge(var.tags, { Name = var.name })

  lifecycle {
    # The disk is in this zone.
    ignore_changes = [availability_zone]
  }
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
  tags   = merge(var.tags, { Name = var.name })
}

resource "aws_route" "internet" {
  route_table_id         = aws_route_table.this.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "this" {
  subnet_id      = aws_subnet.this.id
  route_table_id = aws_route_table.this.id
}

resource "aws_security_group" "this" {
  name        = var.name
  description = "Server of ${var.name}"
  vpc_id      = aws_vpc.this.id
  tags        = merge(var.tags, { Name = var.name })
}

locals {
  open = {
    http  = { protocol = "tcp", port = 80, description = "HTTP, for the redirect and for certificates" }
    https = { protocol = "tcp", port = 443, description = "HTTPS" }
    http3 = { protocol = "udp", port = 443, description = "HTTP/3" }
  }
}

# No port 22: Session Manager needs none.
resource "aws_vpc_security_group_ingress_rule" "open" {
  for_each = local.open

  security_group_id = aws_security_group.this.id
  description       = each.value.description
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = each.value.protocol
  from_port         = each.value.port
  to_port           = each.value.port
  tags              = var.tags
}

resource "aws_vpc_security_group_egress_rule" "open" {
  for_each = { for port in var.egress_ports : tostring(port) => port }

  security_group_id = aws_security_group.this.id
  description       = "Out to port ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
  tags              = var.tags
}

# Card and address outlive the server, so that a new one has the address from its first second.
resource "aws_network_interface" "this" {
  subnet_id       = aws_subnet.this.id
  description     = "Server of ${var.name}"
  security_groups = [aws_security_group.this.id]
  tags            = merge(var.tags, { Name = var.name })
}

resource "aws_eip" "this" {
  domain            = "vpc"
  network_interface = aws_network_interface.this.id
  tags              = merge(var.tags, { Name = var.name })

  depends_on = [aws_internet_gateway.this]
}
