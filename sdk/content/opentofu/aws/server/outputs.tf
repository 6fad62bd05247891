# Written by Deploy.Sdk; the same for every app.
output "public_ip" {
  description = "Address of the server, for the record of its domain."
  value       = module.server.public_ip
}

output "instance_id" {
  description = "The server."
  value       = module.server.instance_id
}

output "volume_id" {
  description = "The disk with everything that has to be kept; its snapshots are the backups."
  value       = module.server.volume_id
}

output "shell" {
  description = "Command that opens a shell on the server."
  value       = "aws ssm start-session --region ${var.region} --target ${module.server.instance_id}"
}
