# Written by Deploy.Sdk; the same for every app.

output "url" {
  description = "Address of the repository, to push to and to pull from, without tag."
  value       = aws_ecr_repository.this.repository_url
}

output "arn" {
  description = "ARN of the repository, for the policies of those who push and pull."
  value       = aws_ecr_repository.this.arn
}

output "name" {
  description = "Name of the repository."
  value       = aws_ecr_repository.this.name
}
