# Written by Deploy.Sdk; the same for every app.

output "vpc_id" {
  description = "Id of the VPC."
  value       = aws_vpc.this.id
}

output "cidr" {
  description = "IPv4 range of the VPC."
  value       = aws_vpc.this.cidr_block
}

output "public_subnet_ids" {
  description = "Ids of the public subnets (load balancer, NAT), in the order of the zones."
  value       = [for zone in var.zones : aws_subnet.public[zone].id]
}

output "private_subnet_ids" {
  description = "Ids of the private subnets (containers, nodes), in the order of the zones."
  value       = [for zone in var.zones : aws_subnet.private[zone].id]
}

output "isolated_subnet_ids" {
  description = "Ids of the isolated subnets (databases), in the order of the zones."
  value       = [for zone in var.zones : aws_subnet.isolated[zone].id]
}

output "nat_public_ips" {
  description = "Public addresses that traffic from the private subnets comes from, for the allow lists of others. Empty without NAT."
  value       = [for zone in local.nat_zones : aws_eip.nat[zone].public_ip]
}

output "endpoint_security_group_id" {
  description = "Id of the security group of the interface endpoints; null without endpoints."
  value       = one(aws_security_group.endpoints[*].id)
}
