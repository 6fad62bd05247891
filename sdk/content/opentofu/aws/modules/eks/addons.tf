# Written by Deploy.Sdk; the same for every app.
locals {
  # Without them no node becomes ready.
  addons_before_nodes = {
    "eks-pod-identity-agent" = { configuration = null, role_arn = null, service_account = null }
    "kube-proxy"             = { configuration = null, role_arn = null, service_account = null }
    "vpc-cni" = {
      # Without it Kubernetes takes network policies and keeps none of them.
      configuration   = { enableNetworkPolicy = "true" }
      role_arn        = aws_iam_role.pod["vpc-cni"].arn
      service_account = "aws-node"
    }
  }

  # They need a node to run on.
  addons_after_nodes = {
    "coredns"        = { configuration = { autoScaling = { enabled = true, minReplicas = 2, maxReplicas = 10 } }, role_arn = null, service_account = null }
    "metrics-server" = { configuration = null, role_arn = null, service_account = null }
    "aws-ebs-csi-driver" = {
      configuration   = null
      role_arn        = aws_iam_role.pod["ebs-csi"].arn
      service_account = "ebs-csi-controller-sa"
    }
  }
}

resource "aws_eks_addon" "before_nodes" {
  for_each = local.addons_before_nodes

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  addon_version               = lookup(var.addon_versions, each.key, null)
  configuration_values        = each.value.configuration == null ? null : jsonencode(each.value.configuration)
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  tags                        = var.tags

  dynamic "pod_identity_association" {
    for_each = each.value.service_account == null ? [] : [each.value]

    content {
      role_arn        = pod_identity_association.value.role_arn
      service_account = pod_identity_association.value.service_account
    }
  }

  depends_on = [aws_iam_role_policy_attachment.pod]
}

resource "aws_eks_addon" "after_nodes" {
  for_each = local.addons_after_nodes

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.key
  addon_version               = lookup(var.addon_versions, each.key, null)
  configuration_values        = each.value.configuration == null ? null : jsonencode(each.value.configuration)
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  tags                        = var.tags

  dynamic "pod_identity_association" {
    for_each = each.value.service_account == null ? [] : [each.value]

    content {
      role_arn        = pod_identity_association.value.role_arn
      service_account = pod_identity_association.value.service_account
    }
  }

  depends_on = [
    aws_eks_node_group.zone,
    aws_iam_role_policy.ebs_csi_key,
    aws_iam_role_policy_attachment.pod,
  ]
}

# The autoscaler itself is a Helm release of the root addons; here it gets its role.
resource "aws_eks_pod_identity_association" "cluster_autoscaler" {
  cluster_name    = aws_eks_cluster.this.name
  namespace       = "kube-system"
  service_account = "cluster-autoscaler"
  role_arn        = aws_iam_role.pod["cluster-autoscaler"].arn
  tags            = var.tags
}
