# Written by Deploy.Sdk; the same for every app.

output "bucket" {
  description = "Name of the bucket, once versioning is on (replication needs it)."
  value       = aws_s3_bucket_versioning.this.bucket
}

output "arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}
