# Written by Deploy.Sdk; the same for every app.
output "role_arn" {
  description = "Role that S3 replicates with."
  value       = aws_iam_role.this.arn
}

output "rules" {
  description = "'source-region destination-region' => the rule, as CloudWatch's replication metrics name it."
  value = merge([
    for source, destinations in local.routes : {
      for destination in destinations : "${source} ${destination}" => {
        source_region      = source
        source_bucket      = var.buckets[source].bucket
        destination_region = destination
        destination_bucket = var.buckets[destination].bucket
        rule_id            = "to-${destination}"
      }
    }
  ]...)
}
