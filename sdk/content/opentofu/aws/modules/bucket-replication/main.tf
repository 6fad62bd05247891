# Written by Deploy.Sdk; the same for every app.
locals {
  sources = var.two_way ? keys(var.buckets) : [var.primary_region]
  routes = {
    for source in local.sources : source => [for region in sort(keys(var.buckets)) : region if region != source]
  }
  destinations = distinct(flatten(values(local.routes)))

  bucket_arns = { for region, it in var.buckets : region => "arn:${var.partition}:s3:::${it.bucket}" }
  # S3 names the bucket in the encryption context when it uses a bucket key, else the object.
  encryption_contexts = { for region, arn in local.bucket_arns : region => [arn, "${arn}/*"] }
  dns_suffix          = var.partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"
}

# Every resource of the provider takes the region as an argument: one provider configuration serves any number of regions.
resource "aws_s3_bucket_replication_configuration" "this" {
  for_each = local.routes

  region = each.key
  bucket = var.buckets[each.key].bucket
  role   = aws_iam_role.this.arn

  dynamic "rule" {
    for_each = each.value

    content {
      id       = "to-${rule.value}"
      priority = rule.key + 1
      status   = "Enabled"

      # Empty: all objects. With a filter S3 uses the second version of the rules, which several destinations need.
      filter {}

      # A deletion without a version is replicated; a deletion of a version is not (S3 never does that), so a replica survives it.
      delete_marker_replication {
        status = "Enabled"
      }

      source_selection_criteria {
        sse_kms_encrypted_objects {
          status = "Enabled"
        }

        # Tags and metadata that are changed on a replica go back to the original.
        replica_modifications {
          status = var.two_way ? "Enabled" : "Disabled"
        }
      }

      destination {
        bucket        = local.bucket_arns[rule.value]
        storage_class = "STANDARD"

        encryption_configuration {
          replica_kms_key_id = var.buckets[rule.value].kms_key_arn
        }

        metrics {
          status = "Enabled"

          dynamic "event_threshold" {
            for_each = var.replication_time_control ? [15] : []
            content {
              minutes = event_threshold.value
            }
          }
        }

        dynamic "replication_time" {
          for_each = var.replication_time_control ? [15] : []
          content {
            status = "Enabled"
            time {
              minutes = replication_time.value
            }
          }
        }
      }
    }
  }

  # S3 checks when it is set whether the role exists; without the policy the first objects would fail and stay behind.
  depends_on = [aws_iam_role_policy.this]

  lifecycle {
    precondition {
      condition     = contains(keys(var.buckets), var.primary_region)
      error_message = "primary_region: there is no bucket of this region in buckets."
    }
  }
}
