# Written by Deploy.Sdk; the same for every app.

# Through this gateway the VPC reaches the buckets of its own account, and reads
# those that AWS itself serves images and packages from. Stolen credentials of
# another account cannot be used to carry data away over it.
data "aws_iam_policy_document" "s3_endpoint" {
  statement {
    sid = "OwnBuckets"

    # An endpoint's policy is a ceiling, not a grant: who may do it is decided by
    # the roles of the callers.
    actions = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetBucketLocation",
      "s3:GetBucketVersioning",
      "s3:GetObject",
      "s3:GetObjectAttributes",
      "s3:GetObjectTagging",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListBucketMultipartUploads",
      "s3:ListBucketVersions",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
      "s3:PutObjectTagging",
    ]
    resources = ["arn:${var.partition}:s3:::*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceAccount"
      values   = [aws_vpc.this.owner_id]
    }
  }

  statement {
    sid     = "ReadImagesAndPackagesOfAws"
    actions = ["s3:GetObject"]
    resources = concat(
      [
        # Layers of ECR images.
        "arn:${var.partition}:s3:::prod-${local.region}-starport-layer-bucket/*",
        # Packages of Amazon Linux 2023.
        "arn:${var.partition}:s3:::al2023-repos-${local.region}-*/*",
        # Systems Manager: agent, documents, patch baselines.
        "arn:${var.partition}:s3:::amazon-ssm-${local.region}/*",
        "arn:${var.partition}:s3:::amazon-ssm-packages-${local.region}/*",
        "arn:${var.partition}:s3:::aws-ssm-${local.region}/*",
        "arn:${var.partition}:s3:::aws-ssm-document-attachments-${local.region}/*",
        "arn:${var.partition}:s3:::patch-baseline-snapshot-${local.region}/*",
        "arn:${var.partition}:s3:::${local.region}-birdwatcher-prod/*",
      ],
      [for arn in sort(var.readable_bucket_arns) : "${arn}/*"],
    )

    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }

  dynamic "statement" {
    for_each = length(var.readable_bucket_arns) > 0 ? [sort(var.readable_bucket_arns)] : []

    content {
      sid       = "ListNamedBuckets"
      actions   = ["s3:GetBucketLocation", "s3:ListBucket"]
      resources = statement.value

      principals {
        type        = "*"
        identifiers = ["*"]
      }
    }
  }
}

# Isolated subnets stay without it: nothing there speaks to S3.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${local.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = concat([aws_route_table.public.id], [for zone in var.zones : aws_route_table.private[zone].id])
  policy            = data.aws_iam_policy_document.s3_endpoint.json

  tags = merge(var.tags, { Name = "${var.name}-s3" })
}

resource "aws_security_group" "endpoints" {
  count = length(var.interface_endpoints) > 0 ? 1 : 0

  name        = "${var.name}-endpoints"
  description = "Interface endpoints of AWS services"
  vpc_id      = aws_vpc.this.id

  tags = merge(var.tags, { Name = "${var.name}-endpoints" })
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_https" {
  count = length(var.interface_endpoints) > 0 ? 1 : 0

  security_group_id = aws_security_group.endpoints[0].id
  description       = "HTTPS from inside the VPC"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = var.cidr

  tags = merge(var.tags, { Name = "${var.name}-endpoints-https" })
}

resource "aws_vpc_endpoint" "interface" {
  for_each = var.interface_endpoints

  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${local.region}.${each.key}"
  vpc_endpoint_type = "Interface"
  subnet_ids        = [for zone in var.zones : aws_subnet.private[zone].id]

  security_group_ids = [aws_security_group.endpoints[0].id]

  # The public name of the service then leads to the endpoint, without any change in an app.
  private_dns_enabled = true

  tags = merge(var.tags, { Name = "${var.name}-${each.key}" })
}
