# Written by Deploy.Sdk; the same for every app.
# tofu init -backend=false && tofu test: plans only, with made-up credentials.
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "test"
  secret_key                  = "test"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
  skip_region_validation      = true
}

variables {
  name        = "shop-production"
  kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
  account_id  = "123456789012"
  region      = "eu-west-1"
  subnet_ids  = ["subnet-0a", "subnet-0b", "subnet-0c"]
  tags        = { app = "shop" }
}

run "private_encrypted_and_logged" {
  command = plan

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "Without endpoint_public_cidrs the API must answer within the VPC only."
  }
  assert {
    condition     = aws_eks_cluster.this.encryption_config[0].provider[0].key_arn == var.kms_key_arn && contains(aws_eks_cluster.this.encryption_config[0].resources, "secrets")
    error_message = "Secrets of Kubernetes must be encrypted with the given key."
  }
  assert {
    condition     = length(aws_eks_cluster.this.enabled_cluster_log_types) == 5
    error_message = "All five logs of the control plane must be on."
  }
  assert {
    condition     = aws_cloudwatch_log_group.control_plane.name == "/aws/eks/shop-production/cluster" && aws_cloudwatch_log_group.control_plane.retention_in_days == 90 && aws_cloudwatch_log_group.control_plane.kms_key_id == var.kms_key_arn
    error_message = "The control plane's log group must have EKS' name, a retention and the key."
  }
  assert {
    condition     = aws_eks_cluster.this.deletion_protection
    error_message = "The cluster must be protected from deletion."
  }
}

run "access_by_entries_only" {
  command = plan

  variables {
    admin_principals = ["arn:aws:iam::123456789012:role/operations"]
  }

  assert {
    condition     = aws_eks_cluster.this.access_config[0].authentication_mode == "API"
    error_message = "aws-auth must have no say."
  }
  assert {
    condition     = !aws_eks_cluster.this.access_config[0].bootstrap_cluster_creator_admin_permissions
    error_message = "With administrators named, the creator gets no rights of its own."
  }
  assert {
    condition     = endswith(aws_eks_access_policy_association.admin["arn:aws:iam::123456789012:role/operations"].policy_arn, "/AmazonEKSClusterAdminPolicy")
    error_message = "Each administrator needs the policy of administrators."
  }
}

run "nodes_are_hardened" {
  command = plan

  assert {
    condition     = aws_launch_template.node.metadata_options[0].http_tokens == "required" && aws_launch_template.node.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Pods must not reach the nodes' credentials."
  }
  assert {
    condition     = aws_launch_template.node.block_device_mappings[0].ebs[0].encrypted == "true" && aws_launch_template.node.block_device_mappings[0].ebs[0].volume_type == "gp3"
    error_message = "The nodes' disks must be encrypted gp3."
  }
  assert {
    condition     = alltrue([for group in aws_eks_node_group.zone : group.ami_type == "AL2023_x86_64_STANDARD"])
    error_message = "Nodes must run Amazon Linux 2023."
  }
}

run "nodes_are_divided_among_zones" {
  command = plan

  variables {
    node = { min = 2, desired = 4, max = 8 }
  }

  assert {
    condition     = length(aws_eks_node_group.zone) == 3
    error_message = "Each zone must have its own group."
  }
  assert {
    condition     = sum([for group in aws_eks_node_group.zone : group.scaling_config[0].min_size]) == 2 && sum([for group in aws_eks_node_group.zone : group.scaling_config[0].desired_size]) == 4 && sum([for group in aws_eks_node_group.zone : group.scaling_config[0].max_size]) == 8
    error_message = "The groups must add up to what was asked for."
  }
}

run "network_policies_are_kept" {
  command = plan

  assert {
    condition     = jsondecode(aws_eks_addon.before_nodes["vpc-cni"].configuration_values).enableNetworkPolicy == "true"
    error_message = "The network plugin must keep network policies."
  }
  assert {
    condition     = toset(keys(aws_eks_addon.after_nodes)) == toset(["aws-ebs-csi-driver", "coredns", "metrics-server"])
    error_message = "Volumes, names and metrics need their add-ons."
  }
}

run "long_names_fit" {
  command = plan

  variables {
    name = "a-name-of-exactly-sixty-characters-for-production-in-ireland"
  }

  assert {
    condition     = alltrue([for role in concat([aws_iam_role.cluster, aws_iam_role.node], values(aws_iam_role.pod)) : length(role.name) <= 64])
    error_message = "Names of roles have at most 64 characters."
  }
  assert {
    condition     = alltrue([for group in aws_eks_node_group.zone : length(group.node_group_name_prefix) <= 37])
    error_message = "The prefix of a node group has at most 37 characters."
  }
}

run "the_internet_is_refused" {
  command = plan

  variables {
    endpoint_public_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.endpoint_public_cidrs]
}

run "patch_versions_are_refused" {
  command = plan

  variables {
    kubernetes_version = "1.35.2"
  }

  expect_failures = [var.kubernetes_version]
}

run "sessions_are_no_administrators" {
  command = plan

  variables {
    admin_principals = ["arn:aws:sts::123456789012:assumed-role/operations/jane"]
  }

  expect_failures = [var.admin_principals]
}

run "api_for_the_network" {
  command = plan

  variables {
    endpoint_private_cidrs = ["10.0.0.0/16"]
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.api["10.0.0.0/16"].from_port == 443 && aws_vpc_security_group_ingress_rule.api["10.0.0.0/16"].to_port == 443
    error_message = "A runner in the VPC must reach the private API, and nothing else of the nodes."
  }
}
