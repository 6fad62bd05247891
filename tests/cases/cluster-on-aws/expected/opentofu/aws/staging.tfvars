# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What differs from terraform.tfvars: tofu plan -var-file=staging.tfvars

environment = "staging"
protect     = false
cluster = {
  version = "1.35"
  node = {
    sizes   = ["m7i.xlarge"]
    count   = 3
    min     = 1
    max     = 3
    disk_gb = 100
  }
}
domain = null
