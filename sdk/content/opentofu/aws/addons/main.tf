# Written by Deploy.Sdk; the same for every app.
locals {
  cluster_name = "${var.name}-${var.environment}"

  # The autoscaler follows the minor version of Kubernetes. Of 1.35 no image was published, and the chart names one.
  autoscaler_images = {
    "1.33" = "v1.33.3"
    "1.34" = "v1.34.2"
  }
}

data "aws_eks_cluster" "this" {
  name = local.cluster_name
}

# Module encryption gives the key this alias.
data "aws_kms_alias" "this" {
  name = "alias/${local.cluster_name}"
}

# The only default: EKS' own class gp2 is neither encrypted nor default.
resource "kubernetes_storage_class_v1" "gp3" {
  metadata {
    name        = "gp3"
    annotations = { "storageclass.kubernetes.io/is-default-class" = "true" }
  }

  storage_provisioner    = "ebs.csi.aws.com"
  reclaim_policy         = "Delete"
  allow_volume_expansion = true

  # A volume lies in one zone; it is made where its pod goes.
  volume_binding_mode = "WaitForFirstConsumer"

  parameters = {
    type      = "gp3"
    encrypted = "true"
    kmsKeyId  = data.aws_kms_alias.this.target_key_arn
  }
}

resource "helm_release" "cluster_autoscaler" {
  count = var.addons.cluster_autoscaler ? 1 : 0

  name        = "cluster-autoscaler"
  namespace   = "kube-system"
  repository  = "https://kubernetes.github.io/autoscaler"
  chart       = "cluster-autoscaler"
  version     = "9.59.0"
  atomic      = true
  timeout     = 600
  max_history = 10

  values = [yamlencode({
    cloudProvider = "aws"
    awsRegion     = var.region
    autoDiscovery = { clusterName = local.cluster_name }
    image         = { tag = lookup(local.autoscaler_images, data.aws_eks_cluster.this.version, "v1.36.1") }

    # Module eks gives its role to a service account of this name.
    rbac = { serviceAccount = { create = true, name = "cluster-autoscaler" } }

    extraArgs = {
      # There is a group per zone; they grow together.
      balance-similar-node-groups = true
      expander                    = "least-waste"
      # Pods of kube-system have disruption budgets where it matters.
      skip-nodes-with-system-pods   = false
      skip-nodes-with-local-storage = false
    }

    priorityClassName = "system-cluster-critical"
    resources         = { requests = { cpu = "50m", memory = "128Mi" }, limits = { memory = "600Mi" } }
  })]
}

module "addons" {
  source = "../modules/addons"

  components = {
    prometheus     = var.addons.prometheus
    ingress_nginx  = var.addons.ingress_nginx
    cert_manager   = var.addons.cert_manager
    issuers        = var.addons.issuers
    cloudnative_pg = var.addons.cloudnative_pg
    barman_cloud   = var.addons.barman_cloud
  }

  ingress = {
    class = var.ingress_class
    annotations = {
      "service.beta.kubernetes.io/aws-load-balancer-type"                              = "nlb"
      "service.beta.kubernetes.io/aws-load-balancer-scheme"                            = "internet-facing"
      "service.beta.kubernetes.io/aws-load-balancer-cross-zone-load-balancing-enabled" = "true"
      "service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags"          = "app=${var.name},environment=${var.environment},managed-by=opentofu"
    }
  }

  issuer = {
    email = var.alarms.email
    class = var.ingress_class
  }

  prometheus = {
    retention_days  = var.prometheus.retention_days
    storage_gb      = var.prometheus.storage_gb
    storage_class   = kubernetes_storage_class_v1.gp3.metadata[0].name
    external_labels = { cluster = local.cluster_name }
  }
}

# Who applies with the values of one environment and the state of another would turn the one into the other. It keeps
# the name that it was made with.
resource "terraform_data" "environment" {
  input = local.cluster_name

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == local.cluster_name
      error_message = "This state is that of ${self.output}, and the values are those of ${local.cluster_name}: tofu init -reconfigure with the backend file of the environment (README), or its -var-file."
    }
  }
}
