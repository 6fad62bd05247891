# Written by Deploy.Sdk; the same for every app.

locals {
  # Known at plan. example.com and *.example.com are proved by one and the same record.
  proofs = toset([for domain in concat([var.domain], sort(var.alternative_names)) : trimprefix(domain, "*.")])
}

resource "aws_acm_certificate" "this" {
  domain_name               = var.domain
  subject_alternative_names = var.alternative_names
  validation_method         = "DNS"

  tags = merge(var.tags, { Name = coalesce(var.name, var.domain) })

  # The listener goes from the old to the new one; it is never without.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  for_each = local.proofs

  zone_id = var.zone_id
  name    = [for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_name if trimprefix(option.domain_name, "*.") == each.key][0]
  type    = [for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_type if trimprefix(option.domain_name, "*.") == each.key][0]
  records = [[for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_value if trimprefix(option.domain_name, "*.") == each.key][0]]
  ttl     = 300

  # The proof of a domain is the same for all certificates of an account, so that
  # a second region finds it made already.
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "this" {
  certificate_arn         = aws_acm_certificate.this.arn
  validation_record_fqdns = [for record in aws_route53_record.validation : record.fqdn]

  # ACM needs some minutes. Longer means that the zone is not the one which the
  # domain's name servers point to.
  timeouts {
    create = "30m"
  }
}
