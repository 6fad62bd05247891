# Written by Deploy.Sdk; the same for every app.

# An alias costs nothing, works at the top of a zone, and follows the target's
# addresses. AAAA answers as soon as the target has IPv6, and is empty until then.
resource "aws_route53_record" "this" {
  for_each = toset(["A", "AAAA"])

  zone_id = var.zone_id
  name    = var.domain
  type    = each.key

  alias {
    name                   = var.target_dns_name
    zone_id                = var.target_zone_id
    evaluate_target_health = true
  }
}
