# Written by Deploy.Sdk; the same for every app.

output "bucket" {
  description = "Name of the state bucket."
  value       = module.state.bucket
}

output "lock_table" {
  description = "Name of the lock table."
  value       = module.state.lock_table
}

output "backend" {
  description = "Content of backend.hcl, apart from the key of each state: tofu output -raw backend."
  value       = <<-EOT
    bucket         = "${module.state.bucket}"
    dynamodb_table = "${module.state.lock_table}"
    region         = "${var.region}"
    encrypt        = true
  EOT
}
