# Written by Deploy.Sdk from deployment.yaml. Changes belong there, or into an override (deploy/ beside the project).
# What each value means is said in variables.tf.

name        = "server-on-azure"
environment = "production"
region      = "westeurope"
protect     = true
server = {
  vm_size = "Standard_B2ats_v2"
  disk_gb = 20
}
domain = {
  name = "hobby.example.com"
  zone = "example.com"
}
budget = null
