# Written by Deploy.Sdk; the same for every app.
# It looks and makes nothing, so no resource provider needs to be registered.
provider "azurerm" {
  resource_provider_registrations = "none"

  features {}
}

# A state of its own, because providers that a plan configures with a cluster of the same plan fail as soon as that
# cluster is to be replaced. Local accounts are off: kubelogin asks Entra for a token at each call.
provider "helm" {
  kubernetes = {
    host                   = data.azurerm_kubernetes_cluster.this.kube_config[0].host
    cluster_ca_certificate = base64decode(data.azurerm_kubernetes_cluster.this.kube_config[0].cluster_ca_certificate)

    exec = {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "kubelogin"
      # The server is the application that stands for AKS in every tenant.
      args = ["get-token", "--login", var.kubelogin, "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630"]
    }
  }
}
