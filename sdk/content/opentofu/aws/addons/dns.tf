# Written by Deploy.Sdk; the same for every app.
locals {
  records = var.domain != null && var.addons.ingress_nginx ? 1 : 0
}

data "aws_route53_zone" "this" {
  count = local.records

  # A zone is written by name or by id.
  zone_id      = can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) ? var.domain.zone : null
  name         = can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) ? null : var.domain.zone
  private_zone = false
}

# Kubernetes makes the load balancer of the ingress controller and tags it so.
data "aws_lb" "ingress" {
  count = local.records

  tags = {
    "kubernetes.io/cluster/${local.cluster_name}" = "owned"
    "kubernetes.io/service-name"                  = "ingress-nginx/ingress-nginx-controller"
  }

  depends_on = [module.addons]
}

resource "aws_route53_record" "app" {
  count = local.records

  zone_id = data.aws_route53_zone.this[0].zone_id
  name    = var.domain.name
  type    = "A"

  alias {
    name    = data.aws_lb.ingress[0].dns_name
    zone_id = data.aws_lb.ingress[0].zone_id
    # Certificates are proven over this name, also while the app is down.
    evaluate_target_health = false
  }
}
