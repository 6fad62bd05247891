# Written by Deploy.Sdk; the same for every app.
locals {
  managed_policy = "arn:${var.partition}:iam::aws:policy"

  # A role's name has at most 64 characters; the longest suffix is -cluster-autoscaler.
  role_prefix = length(var.name) <= 44 ? var.name : "${trimsuffix(substr(var.name, 0, 37), "-")}-${substr(sha256(var.name), 0, 6)}"
}

data "aws_iam_policy_document" "cluster_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["eks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "cluster" {
  name               = "${local.role_prefix}-eks-cluster"
  description        = "Control plane of the EKS cluster ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.cluster_trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy_attachment" "cluster" {
  role       = aws_iam_role.cluster.name
  policy_arn = "${local.managed_policy}/AmazonEKSClusterPolicy"
}

data "aws_iam_policy_document" "cluster_key" {
  statement {
    sid       = "EncryptSecrets"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"]
    resources = [var.kms_key_arn]
  }
}

resource "aws_iam_role_policy" "cluster_key" {
  name   = "encryption-key"
  role   = aws_iam_role.cluster.id
  policy = data.aws_iam_policy_document.cluster_key.json
}

data "aws_iam_policy_document" "node_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.${var.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}"]
    }
  }
}

resource "aws_iam_role" "node" {
  name               = "${local.role_prefix}-eks-node"
  description        = "Nodes of the EKS cluster ${var.name}"
  assume_role_policy = data.aws_iam_policy_document.node_trust.json
  tags               = var.tags
}

# The network plugin has a role of its own, so the nodes do without AmazonEKS_CNI_Policy. Shells come through
# Session Manager instead of SSH.
resource "aws_iam_role_policy_attachment" "node" {
  for_each = toset(["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"])

  role       = aws_iam_role.node.name
  policy_arn = "${local.managed_policy}/${each.value}"
}

# Roles of pods, through EKS Pod Identity. A role that names the cluster cannot be taken from another one.
data "aws_iam_policy_document" "pod_trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [local.cluster_arn]
    }
  }
}

resource "aws_iam_role" "pod" {
  for_each = {
    "cluster-autoscaler" = "Adds and removes nodes of ${var.name}"
    "ebs-csi"            = "Makes the volumes of ${var.name}"
    "vpc-cni"            = "Gives the pods of ${var.name} their addresses"
  }

  name               = "${local.role_prefix}-${each.key}"
  description        = each.value
  assume_role_policy = data.aws_iam_policy_document.pod_trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy_attachment" "pod" {
  for_each = {
    "ebs-csi" = "service-role/AmazonEBSCSIDriverPolicy"
    "vpc-cni" = "AmazonEKS_CNI_Policy"
  }

  role       = aws_iam_role.pod[each.key].name
  policy_arn = "${local.managed_policy}/${each.value}"
}

data "aws_iam_policy_document" "ebs_csi_key" {
  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
    resources = [var.kms_key_arn]
  }

  statement {
    sid       = "LendKeyToVolumes"
    actions   = ["kms:CreateGrant"]
    resources = [var.kms_key_arn]

    condition {
      test     = "Bool"
      variable = "kms:GrantIsForAWSResource"
      values   = ["true"]
    }
  }
}

resource "aws_iam_role_policy" "ebs_csi_key" {
  name   = "encryption-key"
  role   = aws_iam_role.pod["ebs-csi"].id
  policy = data.aws_iam_policy_document.ebs_csi_key.json
}

data "aws_iam_policy_document" "cluster_autoscaler" {
  # These calls know no resources.
  statement {
    sid = "Look"
    actions = [
      "autoscaling:DescribeAutoScalingGroups",
      "autoscaling:DescribeAutoScalingInstances",
      "autoscaling:DescribeLaunchConfigurations",
      "autoscaling:DescribeScalingActivities",
      "ec2:DescribeImages",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeLaunchTemplateVersions",
      "ec2:GetInstanceTypesFromInstanceRequirements",
    ]
    resources = ["*"]
  }

  # Labels and taints of a group that has no node at present.
  statement {
    sid       = "LookAtNodeGroups"
    actions   = ["eks:DescribeNodegroup"]
    resources = ["arn:${var.partition}:eks:${var.region}:${var.account_id}:nodegroup/${var.name}/*/*"]
  }

  # EKS puts the tag on the groups of this cluster.
  statement {
    sid       = "Scale"
    actions   = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
    resources = ["arn:${var.partition}:autoscaling:${var.region}:${var.account_id}:autoScalingGroup:*:autoScalingGroupName/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/k8s.io/cluster-autoscaler/${var.name}"
      values   = ["owned"]
    }
  }
}

resource "aws_iam_role_policy" "cluster_autoscaler" {
  name   = "scale-nodes"
  role   = aws_iam_role.pod["cluster-autoscaler"].id
  policy = data.aws_iam_policy_document.cluster_autoscaler.json
}
