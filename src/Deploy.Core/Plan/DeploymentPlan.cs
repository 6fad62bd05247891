using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Plan;

/// <summary>What is deployed: everywhere, and in each environment. All decisions about the spec are made here.</summary>
/// <param name="Base">Without an environment.</param>
/// <param name="Environments">Each environment in the order of the file.</param>
public sealed record DeploymentPlans(DeploymentPlan Base, IReadOnlyList<(string Name, DeploymentPlan Plan)> Environments);

/// <summary>One deployment with nothing left open.</summary>
public sealed record DeploymentPlan
{
    /// <summary>Name of everything, a DNS label.</summary>
    public required string Name { get; init; }

    /// <summary>The environment; empty for the base.</summary>
    public required string Environment { get; init; }

    /// <summary>What the app is written with.</summary>
    public required Framework Framework { get; init; }

    /// <summary>How it is run.</summary>
    public required Pattern Pattern { get; init; }

    /// <summary>Description, authors, addresses.</summary>
    public required MetadataPlan Metadata { get; init; }

    /// <summary>Repository of the image.</summary>
    public required string ImageRepository { get; init; }

    /// <summary>Tag of the image.</summary>
    public required string ImageTag { get; init; }

    /// <summary>The host name; null when there is none.</summary>
    public required string? Domain { get; init; }

    /// <summary>Port of the app in its container.</summary>
    public required int Port { get; init; }

    /// <summary>Paths of the health checks.</summary>
    public required HealthPlan Health { get; init; }

    /// <summary>What each copy of the app needs.</summary>
    public required ResourcesPlan Resources { get; init; }

    /// <summary>Plain settings, by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Env { get; init; }

    /// <summary>Secrets the user named: variable, and key in the store.</summary>
    public required IReadOnlyList<SecretPlan> Secrets { get; init; }

    /// <summary>Processes beside the app.</summary>
    public required IReadOnlyList<WorkerPlan> Workers { get; init; }

    /// <summary>PostgreSQL; null when the app has none.</summary>
    public required PostgresPlan? Postgres { get; init; }

    /// <summary>Redis; null when the app has none.</summary>
    public required RedisPlan? Redis { get; init; }

    /// <summary>How the image is built.</summary>
    public required ImagePlan Image { get; init; }

    /// <summary>How it runs in Kubernetes; null in the other patterns.</summary>
    public required KubernetesPlan? Kubernetes { get; init; }

    /// <summary>Which parts of the file caused what.</summary>
    public required PlanCauses Causes { get; init; }
}

/// <summary>Words about the app.</summary>
public sealed record MetadataPlan(
    string Version, string Description, IReadOnlyList<string> Authors, string ProjectUrl, string License, string RepositoryUrl, string RepositoryCommit);

/// <summary>Paths of the health checks, each beginning with '/'.</summary>
public sealed record HealthPlan(string Liveness, string Readiness, string Startup);

/// <summary>What a container asks for and may take at most.</summary>
public sealed record ResourcesPlan(Quantity Cpu, Quantity Memory, Quantity CpuLimit, Quantity MemoryLimit);

/// <summary>A secret: the variable the app reads, and the key in the store.</summary>
public sealed record SecretPlan(string Name, string Key)
{
    /// <summary>The key in a Kubernetes Secret, where '/' is not allowed.</summary>
    public string KubernetesKey => Key.Replace('/', '-');
}

/// <summary>A process of the app's image that serves no requests.</summary>
/// <param name="Name">DNS label.</param>
/// <param name="Command">Program and arguments, as they are executed; no shell reads them.</param>
/// <param name="Replicas">How many run.</param>
/// <param name="Resources">What each needs.</param>
public sealed record WorkerPlan(string Name, IReadOnlyList<string> Command, int Replicas, ResourcesPlan Resources)
{
    /// <summary>Two must never run at the same time, not even during an update.</summary>
    public bool IsSingleton { get; init; }
}

/// <summary>PostgreSQL.</summary>
public sealed record PostgresPlan
{
    /// <summary>Version as written, for the operator's image.</summary>
    public required string Version { get; init; }

    /// <summary>Image with a pinned tag, for compose.</summary>
    public required string Image { get; init; }

    /// <summary>Host when someone else runs it; else null.</summary>
    public required string? ExternalHost { get; init; }

    /// <summary>An operator in the cluster runs it.</summary>
    public required bool InCluster { get; init; }

    /// <summary>Database and its owner.</summary>
    public required string Database { get; init; }

    /// <summary>Instances in the cluster, primary included.</summary>
    public required int Instances { get; init; }

    /// <summary>Size of each volume.</summary>
    public required Quantity Storage { get; init; }

    /// <summary>Storage class; empty for that of the cluster.</summary>
    public required string StorageClass { get; init; }

    /// <summary>What each instance needs.</summary>
    public required ResourcesPlan Resources { get; init; }

    /// <summary>Parameters of postgresql.conf, by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }

    /// <summary>Extensions that are created.</summary>
    public required IReadOnlyList<string> Extensions { get; init; }

    /// <summary>Backups; null when none are made.</summary>
    public required BackupPlan? Backup { get; init; }
}

/// <summary>Backups to object storage.</summary>
/// <param name="Schedule">Cron of five fields.</param>
/// <param name="RetentionDays">Days that a backup is kept.</param>
/// <param name="Destination">Address of the object storage.</param>
public sealed record BackupPlan(string Schedule, int RetentionDays, string Destination);

/// <summary>Redis.</summary>
/// <param name="Image">Image repository.</param>
/// <param name="Tag">Pinned tag.</param>
/// <param name="ExternalHost">Host when someone else runs it; else null.</param>
/// <param name="Storage">Size of the volume.</param>
/// <param name="StorageClass">Storage class; empty for that of the cluster.</param>
/// <param name="Resources">What it needs.</param>
/// <param name="MaxMemoryMegabytes">Memory for data, three quarters of the limit.</param>
public sealed record RedisPlan(
    string Image, string Tag, string? ExternalHost, Quantity Storage, string StorageClass, ResourcesPlan Resources, int MaxMemoryMegabytes);

/// <summary>How the image is built, and what can be relied on inside it.</summary>
public sealed record ImagePlan
{
    /// <summary>The user's own Dockerfile from the build context; null for the generated one.</summary>
    public required string? OwnDockerfile { get; init; }

    /// <summary>Path from <c>docker/</c> of the output to the build context.</summary>
    public required string ContextFromDocker { get; init; }

    /// <summary>The project's folder from the build context; empty when they are the same.</summary>
    public required string ProjectFolder { get; init; }

    /// <summary>Path of the generated Dockerfile from the build context.</summary>
    public required string DockerfileFromContext { get; init; }

    /// <summary>Build arguments.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Arguments { get; init; }

    /// <summary>Packages of the base image's distribution.</summary>
    public required IReadOnlyList<string> SystemPackages { get; init; }

    /// <summary>The image has a shell.</summary>
    public required bool HasShell { get; init; }

    /// <summary>Numeric user and group of the container.</summary>
    public required int User { get; init; }

    /// <summary>The .NET part; null for other frameworks.</summary>
    public required DotNetImagePlan? DotNet { get; init; }
}

/// <summary>What a .NET image is built from and on.</summary>
public sealed record DotNetImagePlan
{
    /// <summary>Image of the build stage.</summary>
    public required string BuildImage { get; init; }

    /// <summary>Image of the final stage.</summary>
    public required string RuntimeImage { get; init; }

    /// <summary>Project file from the build context.</summary>
    public required string ProjectFile { get; init; }

    /// <summary>File that starts the app: <c>Shop.dll</c>, or the executable.</summary>
    public required string EntryFile { get; init; }

    /// <summary>Project files to copy before the restore, from the build context.</summary>
    public required IReadOnlyList<string> Projects { get; init; }

    /// <summary>Other files that the restore reads, from the build context.</summary>
    public required IReadOnlyList<string> RestoreFiles { get; init; }

    /// <summary>Compiled to a native executable.</summary>
    public required bool IsAot { get; init; }

    /// <summary>The app brings its runtime.</summary>
    public required bool IsSelfContained { get; init; }
}

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

    /// <summary>A ServiceMonitor is generated.</summary>
    public required bool ServiceMonitor { get; init; }

    /// <summary>Name of the Secret with the user's secrets; empty when there are none.</summary>
    public required string ExistingSecret { get; init; }
}

/// <summary>Number of pods by load.</summary>
public sealed record AutoscalingPlan(bool Enabled, int Min, int Max, int TargetCpu, int? TargetMemory, int ScaleDownSeconds);

/// <summary>An Ingress.</summary>
public sealed record IngressPlan(string Class, string Host, IReadOnlyList<string> Paths, bool Tls, string Issuer, IReadOnlyList<KeyValuePair<string, string>> Annotations);

/// <summary>The Gateway of an HTTPRoute.</summary>
public sealed record GatewayPlan(string Name, string Namespace, string Host, IReadOnlyList<string> Paths);

/// <summary>One of the two bounds of a PodDisruptionBudget; the other is null.</summary>
public sealed record DisruptionPlan(string? MinAvailable, string? MaxUnavailable);

/// <summary>Places in deployment.yaml that caused a group of files; empty means "by default".</summary>
public sealed record PlanCauses(
    IReadOnlyList<TextSpan> App, IReadOnlyList<TextSpan> Services, IReadOnlyList<TextSpan> Kubernetes, IReadOnlyList<TextSpan> Secrets);
