# Written by Deploy.Sdk; the same for every app.
output "backend" {
  description = "Lines for backend.hcl; the key is up to each root and environment."
  value       = <<-EOT
    resource_group_name  = "${azurerm_resource_group.this.name}"
    storage_account_name = "${module.state.storage_account_name}"
    container_name       = "${module.state.container_name}"
    use_azuread_auth     = true
  EOT
}

output "storage_account_name" {
  description = "Storage account of the states."
  value       = module.state.storage_account_name
}
