# Written by Deploy.Sdk; the same for every app.
output "id" {
  description = "Id of the machine."
  value       = azurerm_linux_virtual_machine.this.id
}

output "name" {
  description = "Name of the machine, for az vm run-command."
  value       = azurerm_linux_virtual_machine.this.name
}

output "public_ip" {
  description = "Address of the machine; it stays."
  value       = azurerm_public_ip.this.ip_address
}

output "host" {
  description = "Host name under which the app answers."
  value       = local.host
}

output "principal_id" {
  description = "Object id of the machine's identity, for its roles."
  value       = azurerm_linux_virtual_machine.this.identity[0].principal_id
}

output "subnet_id" {
  description = "Subnet of the machine, for the rules of vault and storage."
  value       = azurerm_subnet.this.id
}
