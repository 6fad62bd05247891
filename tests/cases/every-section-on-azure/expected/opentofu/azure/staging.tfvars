# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What differs from terraform.tfvars: tofu plan -var-file=staging.tfvars

environment    = "staging"
resource_group = "rg-shop-staging"
protect        = false
cluster = {
  version = "1.31"
  node = {
    vm_size = "Standard_D4s_v5"
    count   = 2
    min     = 2
    max     = 4
    disk_gb = 128
  }
}
domain    = null
key_vault = null
alarms    = null
