# Written by Deploy.Sdk; the same for every app.
output "virtual_network_id" {
  description = "Id of the virtual network."
  value       = azurerm_virtual_network.this.id
}

output "apps_subnet_id" {
  description = "Subnet of the Container Apps environment, delegated to it."
  value       = azurerm_subnet.apps.id
  depends_on  = [azurerm_subnet_network_security_group_association.apps]
}

output "database_subnet_id" {
  description = "Subnet of PostgreSQL, delegated to it."
  value       = azurerm_subnet.database.id
  depends_on  = [azurerm_subnet_network_security_group_association.database, azurerm_network_security_rule.inbound]
}

output "endpoints_subnet_id" {
  description = "Subnet of the private endpoints."
  value       = azurerm_subnet.endpoints.id
  depends_on  = [azurerm_subnet_network_security_group_association.endpoints, azurerm_network_security_rule.inbound]
}

output "private_zone_ids" {
  description = "Service → id of its private DNS zone; ready to use, i.e. linked to the network."
  value       = { for service, zone in azurerm_private_dns_zone.this : service => zone.id }
  depends_on  = [azurerm_private_dns_zone_virtual_network_link.this]
}

output "nat_public_ips" {
  description = "Addresses the apps come from; empty without a NAT gateway, then they may change."
  value       = azurerm_public_ip.nat[*].ip_address
}
