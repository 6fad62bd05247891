# Written by Deploy.Sdk; the same for every app.
output "vnet_id" {
  description = "Id of the virtual network."
  value       = azurerm_virtual_network.this.id
}

output "nodes_subnet_id" {
  description = "Id of the nodes' subnet, once its rules are there."
  value       = azurerm_subnet.nodes.id

  depends_on = [azurerm_network_security_rule.web, azurerm_subnet_network_security_group_association.nodes]
}

output "endpoints_subnet_id" {
  description = "Id of the subnet for private endpoints."
  value       = azurerm_subnet.endpoints.id

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

output "private_dns_zone_ids" {
  description = "Ids of the private DNS zones by name, once the network knows them."
  value       = { for zone, resource in azurerm_private_dns_zone.this : zone => resource.id }

  depends_on = [azurerm_private_dns_zone_virtual_network_link.this]
}
