# Written by Deploy.Sdk; the same for every app.

output "arn" {
  description = "ARN of the load balancer."
  value       = aws_lb.this.arn
}

output "arn_suffix" {
  description = "app/<name>/<id>: the LoadBalancer dimension of CloudWatch metrics, and the first part of a resource label for scaling by requests."
  value       = aws_lb.this.arn_suffix
}

output "dns_name" {
  description = "Host name that AWS gives to the load balancer."
  value       = aws_lb.this.dns_name
}

output "zone_id" {
  description = "Route 53 zone of dns_name, for alias records."
  value       = aws_lb.this.zone_id
}

output "security_group_id" {
  description = "Security group of the load balancer."
  value       = aws_security_group.this.id
}

output "listener_arn" {
  description = "The listener that forwards to the app (443 with TLS, else 80); the release scripts set its weights."
  value       = aws_lb_listener.main.arn
}

output "target_groups" {
  description = "Colour (blue, green, or app) to ARN, name and metric dimension of its target group."
  value = {
    for colour, group in aws_lb_target_group.this :
    colour => { arn = group.arn, name = group.name, arn_suffix = group.arn_suffix }
  }

  # ECS refuses a target group that no listener uses yet.
  depends_on = [aws_lb_listener.main]
}

output "web_acl_arn" {
  description = "The firewall's ARN; null without."
  value       = one(aws_wafv2_web_acl.this[*].arn)
}

output "log_bucket" {
  description = "Bucket with the access logs."
  value       = aws_s3_bucket.logs.id
}
