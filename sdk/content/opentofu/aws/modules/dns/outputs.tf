# Written by Deploy.Sdk; the same for every app.

output "fqdn" {
  description = "Full name that leads to the target."
  value       = aws_route53_record.this["A"].fqdn
}
