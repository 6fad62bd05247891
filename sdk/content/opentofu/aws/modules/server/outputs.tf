# Written by Deploy.Sdk; the same for every app.
output "public_ip" {
  description = "Address of the server; it stays when the server is replaced."
  value       = aws_eip.this.public_ip
}

output "instance_id" {
  description = "The server, for Session Manager."
  value       = aws_instance.this.id
}

output "volume_id" {
  description = "The disk with everything that has to be kept."
  value       = aws_ebs_volume.data.id
}

output "bucket" {
  description = "Bucket from which the server takes the folder docker/."
  value       = aws_s3_bucket.this.bucket
}
