# Written by Deploy.Sdk; the same for every app.
provider "aws" {
  region              = var.region
  allowed_account_ids = var.account == null ? null : [var.account]
}

# A state of its own, because providers that a plan configures with a cluster of the same plan fail as soon as that
# cluster is to be replaced. The token is asked for at each call: one in the state would be stale, and readable there.
locals {
  api = {
    host                   = data.aws_eks_cluster.this.endpoint
    cluster_ca_certificate = base64decode(data.aws_eks_cluster.this.certificate_authority[0].data)

    token = {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "aws"
      args        = ["eks", "get-token", "--output", "json", "--region", var.region, "--cluster-name", local.cluster_name]
    }
  }
}

provider "helm" {
  kubernetes = {
    host                   = local.api.host
    cluster_ca_certificate = local.api.cluster_ca_certificate
    exec                   = local.api.token
  }
}

provider "kubernetes" {
  host                   = local.api.host
  cluster_ca_certificate = local.api.cluster_ca_certificate

  exec {
    api_version = local.api.token.api_version
    command     = local.api.token.command
    args        = local.api.token.args
  }
}
