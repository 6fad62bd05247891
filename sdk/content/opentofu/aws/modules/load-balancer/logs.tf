# Written by Deploy.Sdk; the same for every app.

locals {
  # Bucket names are unique in the world and have at most 63 characters.
  bucket_suffix = "lb-logs-${var.account_id}-${var.region}"
  bucket_room   = 63 - length(local.bucket_suffix) - 1
  bucket_prefix = length(var.name) <= local.bucket_room ? var.name : "${trim(substr(var.name, 0, local.bucket_room - 7), "-")}-${local.hash}"
  bucket        = "${local.bucket_prefix}-${local.bucket_suffix}"
  bucket_arn    = "arn:${var.partition}:s3:::${local.bucket}"
}

resource "aws_s3_bucket" "logs" {
  bucket        = local.bucket
  force_destroy = !var.protect
  tags          = merge(var.tags, { Name = local.bucket })
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

# SSE-S3 and not the KMS key: it is the only encryption that the delivery of access logs supports.
# With a KMS key the logs are lost without an error.
resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    id     = "delete-old-logs"
    status = "Enabled"

    filter {}

    expiration {
      days = var.access_log_retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

locals {
  # The service principal is valid in every commercial region. The older form, an account id of ELB per
  # region, still works where ELB existed before August 2022, but AWS recommends to replace it.
  # No condition on aws:SourceArn or aws:SourceAccount: the delivery does not send these keys, and such
  # a statement would allow nothing. That only this account's load balancers may write is in the path,
  # which ELB builds itself.
  bucket_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "LoadBalancerWritesLogs"
        Effect    = "Allow"
        Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${local.bucket_arn}/AWSLogs/${var.account_id}/*"
      },
      {
        Sid       = "TlsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.bucket_arn, "${local.bucket_arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode(local.bucket_policy)

  # S3 refuses two changes of a bucket's access at the same time.
  depends_on = [aws_s3_bucket_public_access_block.logs]
}
