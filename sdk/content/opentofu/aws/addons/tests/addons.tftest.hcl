# Written by Deploy.Sdk; the same for every app.
# Plans only. The cluster must exist, and the credentials must be able to look at it.
variables {
  name        = "shop"
  environment = "production"
  region      = "eu-west-1"

  # What terraform.tfvars beside says of these is not what is tested.
  account       = null
  addons        = {}
  ingress_class = "nginx"
  alarms        = {}
  domain        = null

  # A terraform.tfvars beside this folder is read too: what is not said here would be its own.
  prometheus = {}
}

run "storage_is_encrypted" {
  command = plan

  assert {
    condition     = kubernetes_storage_class_v1.gp3.parameters["encrypted"] == "true" && kubernetes_storage_class_v1.gp3.volume_binding_mode == "WaitForFirstConsumer"
    error_message = "Volumes must be encrypted, and made in the zone of their pod."
  }
  assert {
    condition     = kubernetes_storage_class_v1.gp3.metadata[0].annotations["storageclass.kubernetes.io/is-default-class"] == "true"
    error_message = "The app's chart asks for the default StorageClass."
  }
}

run "autoscaler_finds_its_nodes_and_role" {
  command = plan

  assert {
    condition     = yamldecode(helm_release.cluster_autoscaler[0].values[0]).autoDiscovery.clusterName == "shop-production" && yamldecode(helm_release.cluster_autoscaler[0].values[0]).rbac.serviceAccount.name == "cluster-autoscaler"
    error_message = "The autoscaler must look for the groups of this cluster, as the service account that has the role."
  }
}

run "no_record_without_a_domain" {
  command = plan

  assert {
    condition     = length(aws_route53_record.app) == 0
    error_message = "Without a domain no record is made."
  }
}

run "a_domain_of_another_zone_is_refused" {
  command = plan

  variables {
    domain = { name = "shop.example.org", zone = "example.com" }
  }

  expect_failures = [var.domain]
}

run "a_state_knows_its_environment" {
  command = plan

  assert {
    condition     = terraform_data.environment.input == "shop-production"
    error_message = "By this name a plan with the values of another environment is refused."
  }
}
