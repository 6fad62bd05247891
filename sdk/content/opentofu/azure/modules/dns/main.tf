# Written by Deploy.Sdk; the same for every app.
locals {
  apex   = var.domain == var.zone
  record = local.apex ? "@" : trimsuffix(var.domain, ".${var.zone}")
}

resource "azurerm_dns_txt_record" "verification" {
  name                = local.apex ? "asuid" : "asuid.${local.record}"
  zone_name           = var.zone
  resource_group_name = var.zone_resource_group_name
  ttl                 = var.ttl
  tags                = var.tags

  record {
    value = var.verification_id
  }

  lifecycle {
    precondition {
      condition     = local.apex || endswith(var.domain, ".${var.zone}")
      error_message = "${var.domain} does not lie in the zone ${var.zone}."
    }
  }
}

resource "azurerm_dns_cname_record" "this" {
  count = local.apex ? 0 : 1

  name                = local.record
  zone_name           = var.zone
  resource_group_name = var.zone_resource_group_name
  ttl                 = var.ttl
  record              = var.target_fqdn
  tags                = var.tags
}

resource "azurerm_dns_a_record" "this" {
  count = local.apex ? 1 : 0

  name                = local.record
  zone_name           = var.zone
  resource_group_name = var.zone_resource_group_name
  ttl                 = var.ttl
  records             = [var.target_ip]
  tags                = var.tags
}

# The name only. A person binds the certificate once (README); Azure renews it.
resource "azurerm_container_app_custom_domain" "this" {
  name             = var.domain
  container_app_id = var.container_app_id

  depends_on = [azurerm_dns_txt_record.verification, azurerm_dns_cname_record.this, azurerm_dns_a_record.this]

  lifecycle {
    # To take the certificate away again would mean to take the app off the net.
    ignore_changes = [certificate_binding_type, container_app_environment_certificate_id]
  }
}
