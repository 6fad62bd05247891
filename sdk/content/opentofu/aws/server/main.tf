# Written by Deploy.Sdk; the same for every app.
locals {
  name = "${var.name}-${var.environment}"
  tags = merge(var.tags, { app = var.name, environment = var.environment, managed-by = "opentofu" })

  account_id = var.account == null ? data.aws_caller_identity.this[0].account_id : var.account
  zone       = var.availability_zone == null ? data.aws_availability_zones.this[0].names[0] : var.availability_zone
  ami_id     = var.ami_id == null ? data.aws_ssm_parameter.ubuntu[0].insecure_value : var.ami_id

  # Graviton has a g behind its generation: t4g.small, c7gn.large.
  architecture = can(regex("^[a-z]+[0-9]+g", var.server.instance_type)) ? "arm64" : "amd64"

  # Secrets and .env are the server's own; images are not built there.
  folder = "${path.root}/${var.docker_folder}"
  files = {
    for path in fileset(local.folder, "**") : path => "${local.folder}/${path}"
    if !startswith(path, "secrets/") && !contains([".env", ".dockerignore", "Dockerfile", "Dockerfile.dockerignore"], path)
  }
}

data "aws_partition" "this" {}

data "aws_caller_identity" "this" {
  count = var.account == null ? 1 : 0
}

data "aws_availability_zones" "this" {
  count = var.availability_zone == null ? 1 : 0

  state = "available"

  # Without local zones, which have few kinds of servers.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_ssm_parameter" "ubuntu" {
  count = var.ami_id == null ? 1 : 0

  name = "/aws/service/canonical/ubuntu/server/24.04/stable/current/${local.architecture}/hvm/ebs-gp3/ami-id"
}

module "server" {
  source = "./modules/server"

  name              = local.name
  tags              = local.tags
  account_id        = local.account_id
  region            = var.region
  partition         = data.aws_partition.this.partition
  availability_zone = local.zone
  ami_id            = local.ami_id
  instance_type     = var.server.instance_type
  disk_gb           = var.server.disk_gb
  files             = local.files
  restore_from      = var.restore_from
  protect           = var.protect
}

data "aws_route53_zone" "this" {
  count = var.domain == null ? 0 : 1

  # A zone is written by name or by id.
  zone_id = can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) ? var.domain.zone : null
  name    = can(regex("^Z[A-Z0-9]{6,}$", var.domain.zone)) ? null : var.domain.zone
}

resource "aws_route53_record" "this" {
  count = var.domain == null ? 0 : 1

  zone_id = data.aws_route53_zone.this[0].zone_id
  name    = var.domain.name
  type    = "A"
  ttl     = 300
  records = [module.server.public_ip]
}

module "budget" {
  source = "./modules/budget"
  count  = var.budget == null ? 0 : 1

  name   = local.name
  tags   = local.tags
  amount = var.budget.amount
  email  = var.budget.email
}
