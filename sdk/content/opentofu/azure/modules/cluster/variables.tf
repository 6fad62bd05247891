# Written by Deploy.Sdk; the same for every app.
variable "name" {
  description = "Prefix of every name, for example shop-production."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", var.name))
    error_message = "The name must be 2 to 60 characters of a-z, 0-9 and hyphen, begin with a letter and not end in a hyphen."
  }
}

variable "resource_group_name" {
  description = "Resource group of everything."
  type        = string
  nullable    = false
}

variable "location" {
  description = "Region of Azure, for example westeurope."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Tags of every resource."
  type        = map(string)
  default     = {}
  nullable    = false
}

variable "protect" {
  description = "Whether a lock keeps the cluster, and the volumes of the databases in it, from being deleted. True in production."
  type        = bool
  default     = true
  nullable    = false
}

variable "kubernetes_version" {
  description = "Minor version of Kubernetes, for example 1.35; patches come by themselves. It can be raised by one minor at a time, and never lowered."
  type        = string
  default     = "1.35"
  nullable    = false

  validation {
    condition     = can(regex("^1\\.(29|[3-9][0-9])$", var.kubernetes_version))
    error_message = "The version must be a minor version from 1.29 on, such as 1.35, without patch level."
  }
}

variable "sku_tier" {
  description = "Standard: 99.95 % availability of the API is promised (99.9 % without zones). Free: nothing is. Premium: with two years of support for a version."
  type        = string
  default     = "Standard"
  nullable    = false

  validation {
    condition     = contains(["Free", "Standard", "Premium"], var.sku_tier)
    error_message = "The tier must be Free, Standard or Premium."
  }
}

variable "subnet_id" {
  description = "Subnet of the nodes."
  type        = string
  nullable    = false
}

variable "api_cidrs" {
  description = "Addresses that may reach the API of Kubernetes over the internet, in CIDR form. Empty: a private cluster, whose API answers within the virtual network only. To go from the one to the other replaces the cluster."
  type        = set(string)
  default     = []
  nullable    = false

  validation {
    condition     = alltrue([for cidr in var.api_cidrs : can(cidrhost(cidr, 0)) && !endswith(cidr, "/0")])
    error_message = "Give networks such as 203.0.113.7/32; the whole internet is refused."
  }
}

variable "tenant_id" {
  description = "Entra tenant whose identities may ask the API."
  type        = string
  nullable    = false
}

variable "admins" {
  description = "Object ids of the Entra users, groups and service principals that administer the cluster. Local accounts are off: with nobody here, nobody gets in."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.admins) > 0 && alltrue([for id in var.admins : can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", id))])
    error_message = "Name at least one administrator, by object id (az ad signed-in-user show --query id --output tsv)."
  }
}

variable "zones" {
  description = "Zones of the nodes. Empty for a region without zones."
  type        = set(string)
  default     = ["1", "2", "3"]
  nullable    = false
}

variable "node" {
  description = "Nodes of the app: size, min, max and count at creation, disk in GiB."
  type = object({
    vm_size = optional(string, "Standard_D4s_v5")
    min     = optional(number, 2)
    max     = optional(number, 6)
    count   = optional(number, 2)
    disk_gb = optional(number, 128)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.node.min >= 1 && var.node.count >= var.node.min && var.node.max >= var.node.count
    error_message = "Nodes must be 1 <= min <= count <= max."
  }
  validation {
    condition     = var.node.disk_gb >= 30 && var.node.disk_gb <= 2048
    error_message = "The disk must have 30 to 2048 GiB."
  }
}

variable "system_node" {
  description = "Nodes of Kubernetes' own parts: size, min, max. AKS wants at least 2 CPUs and 4 GiB each."
  type = object({
    vm_size = optional(string, "Standard_D2s_v5")
    min     = optional(number, 2)
    max     = optional(number, 3)
  })
  default  = {}
  nullable = false

  validation {
    condition     = var.system_node.min >= 1 && var.system_node.max >= var.system_node.min
    error_message = "System nodes must be 1 <= min <= max."
  }
}

variable "host_encryption" {
  description = "Whether the nodes' caches and temporary disks are encrypted too. Needs the feature EncryptionAtHost of the subscription."
  type        = bool
  default     = true
  nullable    = false
}

variable "network_policy" {
  description = "What keeps network policies: azure, or cilium (with its data plane; Microsoft has announced the end of azure for September 2028)."
  type        = string
  default     = "azure"
  nullable    = false

  validation {
    condition     = contains(["azure", "cilium"], var.network_policy)
    error_message = "Network policies are kept by azure or cilium."
  }
}

variable "log_analytics_workspace_id" {
  description = "Workspace for Container Insights and the logs of the control plane."
  type        = string
  nullable    = false
}

variable "maintenance" {
  description = "When patches and node images are installed, four hours each week: day, and hour of its beginning in UTC."
  type = object({
    day  = optional(string, "Sunday")
    hour = optional(number, 2)
  })
  default  = {}
  nullable = false

  validation {
    condition     = contains(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], var.maintenance.day) && var.maintenance.hour >= 0 && var.maintenance.hour <= 23
    error_message = "The day is Monday to Sunday, the hour 0 to 23."
  }
}
