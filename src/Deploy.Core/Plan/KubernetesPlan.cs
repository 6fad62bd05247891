using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>How the app runs in Kubernetes.</summary>
public sealed record KubernetesPlan
{
    /// <summary>Namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Lowest version of Kubernetes, major and minor.</summary>
    public required string LowestVersion { get; init; }

    /// <summary>Pods while autoscaling is off.</summary>
    public required int Replicas { get; init; }

    /// <summary>Number of pods by load.</summary>
    public required AutoscalingPlan Autoscaling { get; init; }

    /// <summary>How requests from outside reach the app; null when they do not.</summary>
    public required IngressPlan? Ingress { get; init; }

    /// <summary>Gateway for an HTTPRoute; null with an ingress or without either.</summary>
    public required GatewayPlan? Gateway { get; init; }

    /// <summary>PodDisruptionBudget; null when it would block a drain.</summary>
    public required DisruptionPlan? Disruption { get; init; }

    /// <summary>Only known connections are let through.</summary>
    public required bool NetworkPolicy { get; init; }

    /// <summary>Namespaces whose pods may reach the app: that of the ingress controller or the Gateway.</summary>
    public required IReadOnlyList<string> EntryNamespaces { get; init; }

    /// <summary>Networks that may reach the app: those of a load balancer outside the cluster.</summary>
    public required IReadOnlyList<string> EntryNetworks { get; init; }

    /// <summary>Destinations outside the cluster: network and port.</summary>
    public required IReadOnlyList<(string Cidr, int Port)> ExtraEgress { get; init; }

    /// <summary>The root file system of the container is read-only.</summary>
    public required bool ReadOnlyRoot { get; init; }

    /// <summary>Numeric user of the container.</summary>
    public required int RunAsUser { get; init; }

    /// <summary>An existing ServiceAccount; empty for one of the chart.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>Pods are spread over nodes and zones.</summary>
    public required bool TopologySpread { get; init; }

    /// <summary>PriorityClass; empty for none.</summary>
    public required string PriorityClass { get; init; }

    /// <summary>The service mesh that the pods join.</summary>
    public required MeshPlan Mesh { get; init; }

    /// <summary>How a new version takes over.</summary>
    public required ReleasePlan Release { get; init; }

    /// <summary>A ServiceMonitor is generated.</summary>
    public required bool ServiceMonitor { get; init; }

    /// <summary>Alerts, dashboards and traces.</summary>
    public required MonitoringPlan Monitoring { get; init; }

    /// <summary>What the namespace admits.</summary>
    public required PodSecurity PodSecurity { get; init; }

    /// <summary>Argo CD; null where people or pipelines call helm.</summary>
    public GitOpsPlan? GitOps { get; init; }

    /// <summary>Name of the Secret with the user's secrets; empty when there are none.</summary>
    public required string ExistingSecret { get; init; }

    /// <summary>The namespace gets a ResourceQuota and a LimitRange.</summary>
    public required bool Quota { get; init; }

    /// <summary>Where a controller of the cluster gets the secrets from; null where they exist already.</summary>
    public SecretStorePlan? SecretStore { get; init; }
}

/// <summary>Number of pods by load.</summary>
public sealed record AutoscalingPlan(bool Enabled, int Min, int Max, int TargetCpu, int? TargetMemory, int ScaleDownSeconds);

/// <summary>An Ingress.</summary>
public sealed record IngressPlan(string Class, string Host, IReadOnlyList<string> Paths, bool Tls, string Issuer, IReadOnlyList<KeyValuePair<string, string>> Annotations);

/// <summary>The Gateway of an HTTPRoute.</summary>
public sealed record GatewayPlan(string Name, string Namespace, string Host, IReadOnlyList<string> Paths);

/// <summary>One of the two bounds of a PodDisruptionBudget; the other is null.</summary>
public sealed record DisruptionPlan(string? MinAvailable, string? MaxUnavailable);
