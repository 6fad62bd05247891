using Deploy.Core.Plan.Cloud;
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

    /// <summary>What that tag stands for, <c>sha256:…</c>; empty when no build has said so.</summary>
    public string ImageDigest { get; init; } = "";

    /// <summary>The tag, with the digest where it is known: what a server runs.</summary>
    public string PinnedTag => ImageDigest.Length == 0 ? ImageTag : $"{ImageTag}@{ImageDigest}";

    /// <summary>Digests of the other images.</summary>
    public Images.ImageLock Locked { get; init; } = Images.ImageLock.Empty;

    /// <summary>The host name; null when there is none.</summary>
    public required string? Domain { get; init; }

    /// <summary>The app takes requests by HTTP; else there is no port, no proxy and no health check.</summary>
    public required bool ServesHttp { get; init; }

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

    /// <summary>MongoDB; null when the app has none.</summary>
    public required MongoDbPlan? MongoDb { get; init; }

    /// <summary>RabbitMQ; null when the app has none.</summary>
    public required RabbitMqPlan? RabbitMq { get; init; }

    /// <summary>Services that the app sends requests to, in ordinal order.</summary>
    public required IReadOnlyList<UsePlan> Uses { get; init; }

    /// <summary>What it is to the other services of its solution; null when it stands alone.</summary>
    public required SolutionPart? Part { get; init; }

    /// <summary>Name of its resources in a cluster under the usual name of the release.</summary>
    public string FullName => Part is null ? Name : $"{Part.Solution}-{Name}";

    /// <summary>How the schema is changed; null when it is not.</summary>
    public required MigrationPlan? Migrations { get; init; }

    /// <summary>Program and arguments, in the app's image, that fill the database with data to begin with; empty for none.</summary>
    public required IReadOnlyList<string> Seed { get; init; }

    /// <summary>Feature flags that the app reads from a file, by name; empty for none.</summary>
    public required IReadOnlyList<FlagPlan> Flags { get; init; }

    /// <summary>Where the app tells its metrics; the usual path where the section <c>monitoring</c> is not read.</summary>
    public string MetricsPath => Kubernetes?.Monitoring.MetricsPath ?? "/metrics";

    /// <summary>Usual name of the release, and of the chart that is installed.</summary>
    public string ReleaseName => Part?.Solution ?? Name;

    /// <summary>Folder of its chart in the output.</summary>
    public string ChartFolder => Part is null ? $"helm/{Name}" : $"helm/{Part.Solution}/charts/{Name}";

    /// <summary>What stands before a value of its chart on the command line of helm: <c>orders.</c> in a solution.</summary>
    public string ValuePrefix => Part is null ? "" : $"{Name}.";

    /// <summary>How the image is built.</summary>
    public required ImagePlan Image { get; init; }

    /// <summary>How it runs in Kubernetes; null in the other patterns.</summary>
    public required KubernetesPlan? Kubernetes { get; init; }

    /// <summary>What one server does besides; null where compose is not how the app is deployed.</summary>
    public ServerPlan? Server { get; init; }

    /// <summary>The infrastructure that is created; null for none.</summary>
    public CloudPlan? Cloud { get; init; }

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
    /// <summary>The key in a Kubernetes Secret, where only letters, digits, '-', '_' and '.' are allowed.</summary>
    public string KubernetesKey => new(Key.Select(static c => c is '-' or '_' or '.' || char.IsLetterOrDigit(c) ? c : '-').ToArray());
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

    /// <summary>Exits with 0 while the worker is well; empty for none.</summary>
    public IReadOnlyList<string> Health { get; init; } = [];

    /// <summary>Seconds for a job under way; null for the usual time.</summary>
    public int? GraceSeconds { get; init; }

    /// <summary>How many run by load; null for a fixed number.</summary>
    public WorkerAutoscalingPlan? Autoscaling { get; init; }
}

/// <summary>How many of a worker run by load.</summary>
/// <param name="Min">Fewest pods.</param>
/// <param name="Max">Most pods.</param>
/// <param name="TargetCpu">Processor time in percent of the request; null when it is not looked at.</param>
/// <param name="Queue">The queue that decides; null for none.</param>
public sealed record WorkerAutoscalingPlan(int Min, int Max, int? TargetCpu, QueuePlan? Queue);

/// <summary>A queue, by the name it has where it is kept.</summary>
public sealed record QueuePlan(bool InRedis, string Name, int Length);

/// <summary>Places in deployment.yaml that caused a group of files; empty means "by default".</summary>
public sealed record PlanCauses(
    IReadOnlyList<TextSpan> App, IReadOnlyList<TextSpan> Services, IReadOnlyList<TextSpan> Kubernetes, IReadOnlyList<TextSpan> Secrets, IReadOnlyList<TextSpan> Flags);
