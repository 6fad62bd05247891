# Written by Deploy.Sdk; the same for every app.

resource "aws_rds_global_cluster" "this" {
  count = local.primary ? 1 : 0

  global_cluster_identifier    = var.global.identifier
  source_db_cluster_identifier = aws_rds_cluster.this.arn
  deletion_protection          = var.protect

  # Not the data: on removal the clusters are detached first, which AWS wants.
  force_destroy = true

  tags = merge(var.tags, { Name = var.global.identifier })

  # A secondary can join only when the primary has its writer.
  depends_on = [aws_rds_cluster_instance.this]

  lifecycle {
    # After a failover another cluster is the writer; the global database stays.
    ignore_changes = [source_db_cluster_identifier]
  }
}
