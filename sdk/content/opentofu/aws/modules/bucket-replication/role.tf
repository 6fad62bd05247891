# Written by Deploy.Sdk; the same for every app.
# No condition on the source: S3 documents none for replication. Only who may pass this role (iam:PassRole, in this account) can use it.
data "aws_iam_policy_document" "trust" {
  statement {
    sid     = "S3Replication"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "this" {
  statement {
    sid       = "ReadConfiguration"
    actions   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
    resources = [for region in local.sources : local.bucket_arns[region]]
  }

  statement {
    sid       = "ReadSource"
    actions   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
    resources = [for region in local.sources : "${local.bucket_arns[region]}/*"]
  }

  statement {
    sid       = "WriteReplica"
    actions   = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]
    resources = [for region in local.destinations : "${local.bucket_arns[region]}/*"]
  }

  # One statement for each region: a key only through S3 there, and only for that bucket.
  dynamic "statement" {
    for_each = toset(local.sources)

    content {
      sid       = "Decrypt${replace(title(replace(statement.value, "-", " ")), " ", "")}"
      actions   = ["kms:Decrypt"]
      resources = [var.buckets[statement.value].kms_key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["s3.${statement.value}.${local.dns_suffix}"]
      }
      condition {
        test     = "StringLike"
        variable = "kms:EncryptionContext:aws:s3:arn"
        values   = local.encryption_contexts[statement.value]
      }
    }
  }

  dynamic "statement" {
    for_each = toset(local.destinations)

    content {
      sid = "Encrypt${replace(title(replace(statement.value, "-", " ")), " ", "")}"
      # GenerateDataKey: what S3 asks for where the bucket uses a bucket key.
      actions   = ["kms:Encrypt", "kms:GenerateDataKey"]
      resources = [var.buckets[statement.value].kms_key_arn]

      condition {
        test     = "StringEquals"
        variable = "kms:ViaService"
        values   = ["s3.${statement.value}.${local.dns_suffix}"]
      }
      condition {
        test     = "StringLike"
        variable = "kms:EncryptionContext:aws:s3:arn"
        values   = local.encryption_contexts[statement.value]
      }
    }
  }
}

locals {
  # A role's name has 64 characters at most.
  role_name = length("${var.name}-s3-replication") <= 64 ? "${var.name}-s3-replication" : "${trimsuffix(substr(var.name, 0, 40), "-")}-${substr(sha256(var.name), 0, 6)}-s3-replication"
}

resource "aws_iam_role" "this" {
  name               = local.role_name
  description        = "S3 replicates between the buckets of ${var.name}."
  assume_role_policy = data.aws_iam_policy_document.trust.json
  tags               = var.tags
}

resource "aws_iam_role_policy" "this" {
  name   = "replicate"
  role   = aws_iam_role.this.id
  policy = data.aws_iam_policy_document.this.json
}
