# Written by Deploy.Sdk; the same for every app.
locals {
  zones = length(var.subnet_ids)

  # Totals divided among the zones: the first ones take what is left over.
  node_counts = [for zone in range(local.zones) : {
    min     = floor((var.node.min + local.zones - 1 - zone) / local.zones)
    desired = floor((var.node.desired + local.zones - 1 - zone) / local.zones)
    max     = max(1, floor((var.node.max + local.zones - 1 - zone) / local.zones))
  }]

  # EKS allows 37 characters before the part that it adds.
  node_group_prefix = length(var.name) <= 30 ? var.name : "${trimsuffix(substr(var.name, 0, 23), "-")}-${substr(sha256(var.name), 0, 6)}"
}

resource "aws_launch_template" "node" {
  name                   = "${var.name}-node"
  description            = "Nodes of the EKS cluster ${var.name}"
  update_default_version = true
  tags                   = var.tags

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.node.disk_gb
      encrypted             = true
      kms_key_id            = var.node_volume_kms_key_arn
      delete_on_termination = true
    }
  }

  # One hop: a pod cannot reach the node's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  dynamic "tag_specifications" {
    for_each = toset(["instance", "volume", "network-interface"])

    content {
      resource_type = tag_specifications.value
      tags          = merge(var.tags, { Name = "${var.name}-node" })
    }
  }
}

# One group per zone: a volume stays in its zone, and only so can the autoscaler add a node where a volume waits.
resource "aws_eks_node_group" "zone" {
  count = local.zones

  cluster_name           = aws_eks_cluster.this.name
  node_group_name_prefix = "${local.node_group_prefix}-${count.index}-"
  node_role_arn          = aws_iam_role.node.arn
  subnet_ids             = [var.subnet_ids[count.index]]
  version                = var.kubernetes_version
  ami_type               = var.node.architecture == "ARM64" ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD"
  instance_types         = var.node.instance_types
  capacity_type          = "ON_DEMAND"
  tags                   = var.tags

  launch_template {
    id      = aws_launch_template.node.id
    version = aws_launch_template.node.latest_version
  }

  scaling_config {
    min_size     = local.node_counts[count.index].min
    desired_size = local.node_counts[count.index].desired
    max_size     = local.node_counts[count.index].max
  }

  update_config {
    max_unavailable = 1
  }

  node_repair_config {
    enabled = true
  }

  lifecycle {
    create_before_destroy = true
    # The autoscaler owns it.
    ignore_changes = [scaling_config[0].desired_size]
  }

  # A node without network plugin never becomes ready, and one that loses its role cannot be drained.
  depends_on = [
    aws_eks_addon.before_nodes,
    aws_iam_role_policy_attachment.node,
  ]
}
