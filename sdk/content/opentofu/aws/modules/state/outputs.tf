# Written by Deploy.Sdk; the same for every app.

output "bucket" {
  description = "Name of the state bucket: bucket in backend.hcl."
  value       = aws_s3_bucket.this.bucket
}

output "lock_table" {
  description = "Name of the lock table: dynamodb_table in backend.hcl."
  value       = aws_dynamodb_table.this.name
}
