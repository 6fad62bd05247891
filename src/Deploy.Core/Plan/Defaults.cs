using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Plan;

/// <summary>What holds where nothing is written. Rules and plan ask here, so they cannot disagree.</summary>
public static class Defaults
{
    /// <summary>Fewest days a backup should be kept.</summary>
    public const int ShortestRetentionDays = 7;

    /// <summary>The name of the app.</summary>
    public static string Name(DeploymentSpec spec, ProjectFacts facts)
    {
        if (spec.Deployment?.Name is { } written)
            return written.Value;
        var repository = facts.ContainerRepository.Length > 0 ? facts.ContainerRepository.Split('/').Last() : facts.AssemblyName;
        var name = Words.ToKebabCase(repository);
        if (name.Length > 40)
            name = name.Substring(0, 40).TrimEnd('-');
        return name.Length == 0 ? "app" : name;
    }

    /// <summary>The framework, or null when it must be written.</summary>
    public static Framework? Framework(DeploymentSpec spec, ProjectFacts facts) =>
        spec.Deployment?.Framework?.Value ?? (facts.IsCSharp || facts.IsDotNet ? Spec.Framework.Aspnet : null);

    /// <summary>Whether the app takes requests: a web app, or one of which the file says how it is reached.</summary>
    public static bool ServesHttp(DeploymentSpec spec, ProjectFacts facts) =>
        facts.ServesHttp || Framework(spec, facts) != Spec.Framework.Aspnet
        || spec.Deployment?.Port is not null || spec.Deployment?.Health is not null || spec.Deployment?.Domain is not null || spec.Kubernetes?.Ingress is not null;

    /// <summary>How the app is run.</summary>
    public static Pattern Pattern(DeploymentSpec spec) => spec.Deployment?.Pattern?.Value ?? Spec.Pattern.HobbyProject;

    /// <summary>Where infrastructure is created.</summary>
    public static Platform Platform(DeploymentSpec spec) => spec.Deployment?.Platform?.Value ?? Pattern(spec) switch
    {
        Spec.Pattern.SmallSaas or Spec.Pattern.ProductionSaas => Spec.Platform.Aws,
        // An existing cluster may stand anywhere; one that is created needs somebody who creates it.
        Spec.Pattern.Kubernetes when spec.Kubernetes?.Cluster?.Value == ClusterSource.Create => Spec.Platform.Aws,
        _ => Spec.Platform.None,
    };

    /// <summary>Fewest and most Fargate tasks.</summary>
    public static (int Min, int Max) Tasks(DeploymentSpec spec) => Pattern(spec) == Spec.Pattern.ProductionSaas ? (5, 50) : (2, 4);

    /// <summary>Fewest and most nodes of AKS.</summary>
    public static (int Min, int Max) Nodes => (2, 10);

    /// <summary>Path that says whether the process can go on.</summary>
    public static string Liveness(HealthSpec? health) => health?.Liveness?.Value ?? "/health";

    /// <summary>Path that says whether requests can be served.</summary>
    public static string Readiness(HealthSpec? health) => health?.Readiness?.Value ?? Liveness(health);

    /// <summary>Copies of the app outside Kubernetes.</summary>
    public static int Replicas(DeploymentSpec spec) => spec.Deployment?.Replicas?.Value ?? Pattern(spec) switch
    {
        Spec.Pattern.HobbyProject => 1,
        Spec.Pattern.SmallSaas => 2,
        _ => 3,
    };

    /// <summary>Pods in Kubernetes while autoscaling is off.</summary>
    public static int KubernetesReplicas(DeploymentSpec spec) => spec.Kubernetes?.Replicas?.Value ?? Replicas(spec);

    /// <summary>Whether the number of pods follows the load.</summary>
    public static bool Autoscaling(DeploymentSpec spec) => spec.Kubernetes?.Autoscaling?.Enabled?.Value ?? true;

    /// <summary>Fewest pods under autoscaling.</summary>
    public static int AutoscalingMin(DeploymentSpec spec) => spec.Kubernetes?.Autoscaling?.Min?.Value ?? KubernetesReplicas(spec);

    /// <summary>Most pods under autoscaling.</summary>
    public static int AutoscalingMax(DeploymentSpec spec) => spec.Kubernetes?.Autoscaling?.Max?.Value ?? Math.Max(50, AutoscalingMin(spec));

    /// <summary>Fewest pods that run in Kubernetes.</summary>
    public static int FewestPods(DeploymentSpec spec) => Autoscaling(spec) ? AutoscalingMin(spec) : KubernetesReplicas(spec);

    /// <summary>Whether releases are blue-green: the section is there and not switched off.</summary>
    public static bool IsOn(BluegreenSpec? section) => section is not null && section.Enabled?.Value != false;

    /// <summary>Whether releases begin with a canary: the section is there and not switched off.</summary>
    public static bool IsOn(CanarySpec? section) => section is not null && section.Enabled?.Value != false;

    /// <summary>Whether there is more than one region: the section is there and not switched off.</summary>
    public static bool IsOn(MultiregionSpec? section) => section is not null && section.Enabled?.Value != false;

    /// <summary>Whether migrations run: the section is there and not switched off.</summary>
    public static bool IsOn(MigrationsSpec? section) => section is not null && section.Enabled?.Value != false;

    /// <summary>What changes the schema where no command is written; null where nobody can know.</summary>
    public static IReadOnlyList<string>? MigrationCommand(Framework framework, ProjectFacts facts) => framework switch
    {
        Spec.Framework.Django => ["python", "manage.py", "migrate", "--noinput"],
        Spec.Framework.Rails => ["bin/rails", "db:migrate"],
        // Native AOT has no migrations in EF Core.
        Spec.Framework.Aspnet when !facts.IsAot => ["./efbundle"],
        _ => null,
    };

    /// <summary>What fills the database where no command is written; empty where the framework has no place for it.</summary>
    public static IReadOnlyList<string> SeedCommand(Framework framework) => framework == Spec.Framework.Rails ? ["bin/rails", "db:seed"] : [];

    /// <summary>How traffic moves in a blue-green release: steps that are written are taken.</summary>
    public static ShiftStrategy Shift(BluegreenSpec section) =>
        section.Strategy?.Value ?? (section.TrafficShift is null ? ShiftStrategy.Instant : ShiftStrategy.Gradual);

    /// <summary>The platform's region where none is written; empty without a platform.</summary>
    public static string Region(Platform platform) => platform switch
    {
        Spec.Platform.Aws => "us-east-1",
        Spec.Platform.Azure => "westeurope",
        _ => "",
    };

    /// <summary>What creates the infrastructure; null where nothing is created.</summary>
    public static CloudRoot? CloudRoot(DeploymentSpec spec) => (Platform(spec), Pattern(spec)) switch
    {
        (Spec.Platform.None, _) => null,
        (_, Spec.Pattern.HobbyProject) => Cloud.CloudRoot.Server,
        (_, Spec.Pattern.Kubernetes) => spec.Kubernetes?.Cluster?.Value == ClusterSource.Create ? Cloud.CloudRoot.Cluster : null,
        _ => Cloud.CloudRoot.Apps,
    };

    /// <summary>Whether compose on one server is how the app is deployed; its file is there in every pattern.</summary>
    public static bool IsOnServer(DeploymentSpec spec) => Pattern(spec) != Spec.Pattern.Kubernetes && CloudRoot(spec) != Cloud.CloudRoot.Apps;

    /// <summary>Whether one server runs the app in two colours.</summary>
    public static bool HasServerColours(DeploymentSpec spec, ProjectFacts facts) => IsOnServer(spec) && ServesHttp(spec, facts) && IsOn(spec.Bluegreen);

    /// <summary>When backups are made, in UTC.</summary>
    public const string BackupSchedule = "0 3 * * *";

    /// <summary>Days that a backup is kept on one server.</summary>
    public const int ServerBackupDays = 14;

    /// <summary>The region that is deployed to; of several the one that takes the writes.</summary>
    public static string CloudRegion(DeploymentSpec spec) => Platform(spec) == Spec.Platform.Azure
        ? spec.Azure?.Location?.Value ?? spec.Deployment?.Region?.Value ?? Region(Spec.Platform.Azure)
        : (HasRegions(spec) ? spec.Multiregion!.PrimaryRegion?.Value : null) ?? spec.Deployment?.Region?.Value ?? Region(Platform(spec));

    /// <summary>Whether several regions are generated: of apps on AWS.</summary>
    public static bool HasRegions(DeploymentSpec spec) =>
        IsOn(spec.Multiregion) && Platform(spec) == Spec.Platform.Aws && CloudRoot(spec) == Cloud.CloudRoot.Apps && spec.Multiregion!.Others.Any();

    /// <summary>Whether a further region takes requests.</summary>
    public static bool IsActiveActive(MultiregionSpec section) =>
        section.Regions is { Items.Count: > 0 } regions
            ? regions.Items.Any(region => (region.ReplicationType ?? section.Strategy)?.Value == RegionStrategy.ActiveActive)
            : section.Strategy?.Value == RegionStrategy.ActiveActive;

    /// <summary>Who runs PostgreSQL on AWS: only Aurora takes writes in several regions, and holds commits back for a region that lags.</summary>
    public static AwsDatabase AwsDatabase(DeploymentSpec spec) => spec.Aws?.Database?.Value
        ?? (HasRegions(spec) && (IsActiveActive(spec.Multiregion!) || spec.Multiregion!.Replication?.Database?.Value == DatabaseReplication.Sync)
            ? Spec.AwsDatabase.Aurora : Spec.AwsDatabase.Rds);

    /// <summary>Addresses of the network.</summary>
    public static string VpcCidr(DeploymentSpec spec) => spec.Aws?.VpcCidr?.Value ?? "10.0.0.0/16";

    /// <summary>The service mesh that the pods join.</summary>
    public static MeshKind Mesh(DeploymentSpec spec) => spec.Kubernetes?.Mesh?.Kind?.Value ?? MeshKind.None;

    /// <summary>Whether an ingress class is one of nginx; a second controller is often called nginx-internal.</summary>
    public static bool IsNginx(string className) => className.IndexOf("nginx", StringComparison.Ordinal) >= 0;

    /// <summary>Whether requests come in through nginx, which is also the default of an ingress that names no class.</summary>
    public static bool HasNginx(DeploymentSpec spec) =>
        spec.Kubernetes?.Ingress is { Gateway: null } or null && (spec.Kubernetes?.Ingress is not null || Domain(spec) is not null)
        && IsNginx(spec.Kubernetes?.Ingress?.Class?.Value ?? "nginx");

    /// <summary>The host name of the ingress.</summary>
    public static string? Domain(DeploymentSpec spec) => spec.Kubernetes?.Ingress?.Domain?.Value ?? spec.Deployment?.Domain?.Value;

    /// <summary>Where the certificate comes from.</summary>
    public static IngressSsl Ssl(DeploymentSpec spec) =>
        spec.Kubernetes?.Ingress?.Ssl?.Value ?? (Domain(spec) is null ? IngressSsl.None : IngressSsl.CertManager);

    /// <summary>What is written about the secrets of the chart: <c>kubernetes.secrets</c> in place of <c>secrets</c>.</summary>
    public static SecretsSpec? ChartSecrets(DeploymentSpec spec) => spec.Kubernetes?.Secrets ?? spec.Secrets;

    /// <summary>Who makes the Secrets of the chart. A cluster that is created on Azure brings the driver of its Key Vault.</summary>
    public static SecretsProvider ChartSecretsProvider(DeploymentSpec spec) => ChartSecrets(spec)?.Provider?.Value
        ?? (spec.Kubernetes?.Cluster?.Value == ClusterSource.Create && Platform(spec) == Spec.Platform.Azure && KeyVault(spec) is not null
            ? SecretsProvider.AzureKeyVault : SecretsProvider.Kubernetes);

    /// <summary>Name of the Azure Key Vault.</summary>
    public static string? KeyVault(DeploymentSpec spec) => ChartSecrets(spec)?.VaultName?.Value ?? spec.Azure?.KeyVault?.Value;

    /// <summary>Whether the app has a PostgreSQL, written or implied by the framework or by <c>kubernetes.database</c>.</summary>
    public static bool HasPostgres(DeploymentSpec spec, ProjectFacts facts) =>
        spec.Services?.Postgres is not null || spec.Kubernetes?.Database is not null
        || Framework(spec, facts) is Spec.Framework.Fraiseql or Spec.Framework.Django or Spec.Framework.Rails;

    /// <summary>Whether the app has a Redis, written or implied by the framework's own workers.</summary>
    public static bool HasRedis(DeploymentSpec spec, ProjectFacts facts) =>
        spec.Services?.Redis is not null
        || (spec.Deployment?.Workers?.UseDefaults == true && Framework(spec, facts) is (Spec.Framework.Django or Spec.Framework.Rails));

    /// <summary>Whether the workers' queues are those of Redis: sidekiq knows no others, and RabbitMQ is there for nothing else.</summary>
    public static bool QueuesInRedis(DeploymentSpec spec, ProjectFacts facts) =>
        HasRedis(spec, facts) && (Framework(spec, facts) == Spec.Framework.Rails || spec.Services?.RabbitMq is null);

    /// <summary>Whether an operator runs PostgreSQL inside the cluster.</summary>
    public static bool PostgresInCluster(DeploymentSpec spec, ProjectFacts facts) =>
        Pattern(spec) == Spec.Pattern.Kubernetes && HasPostgres(spec, facts) && spec.Services?.Postgres?.External?.Value != true
        && (spec.Kubernetes?.Database?.Operator?.Value ?? DatabaseOperator.CloudnativePg) == DatabaseOperator.CloudnativePg;

    /// <summary>Where the app tells its metrics.</summary>
    public static string MetricsPath(DeploymentSpec spec) => spec.Monitoring?.MetricsPath?.Value ?? "/metrics";

    /// <summary>Whether the Prometheus operator gets alerts.</summary>
    public static bool HasAlerts(DeploymentSpec spec) =>
        spec.Kubernetes?.Monitoring?.PrometheusOperator?.Value == true && spec.Monitoring?.Level?.Value != MonitoringLevel.None;

    /// <summary>Whether PgBouncer is asked for: the section is there and not switched off.</summary>
    public static bool IsOn(PoolerSpec? section) => section is not null && section.Enabled?.Value != false;

    /// <summary>Pods of PgBouncer.</summary>
    public static int PoolerInstances(PoolerSpec section) => section.Instances?.Value ?? 2;

    /// <summary>Size of PostgreSQL.</summary>
    public static ServiceSize PostgresSize(DeploymentSpec spec) => spec.Kubernetes?.Database?.Size?.Value ?? spec.Services?.Postgres?.Size?.Value ?? ServiceSize.Small;

    /// <summary>Connections that each pod of PgBouncer opens: those of two pods leave a fifth of PostgreSQL's to migrations and people.</summary>
    public static int PoolSize(DeploymentSpec spec, PoolerSpec section) =>
        section.DefaultPoolSize?.Value ?? Math.Max(1, MaxConnections(spec) * 4 / 5 / PoolerInstances(section));

    /// <summary>Connections that PostgreSQL takes.</summary>
    public static int MaxConnections(DeploymentSpec spec)
    {
        var written = spec.Kubernetes?.Database?.Parameters?.Entries.FirstOrDefault(static entry => entry.Key.Value == "max_connections")?.Value.Value;
        return int.TryParse(written, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
            : int.Parse(UsualConnections(PostgresSize(spec)), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Connections that PostgreSQL takes where nothing is written.</summary>
    public static string UsualConnections(ServiceSize size) => size switch { ServiceSize.Large => "400", ServiceSize.Medium => "200", _ => "100" };

    /// <summary>Instances of PostgreSQL in the cluster.</summary>
    public static int PostgresReplicas(DeploymentSpec spec) =>
        spec.Kubernetes?.Database?.Replicas?.Value ?? spec.Services?.Postgres?.Replicas?.Value ?? 2;

    /// <summary>What a copy of the app asks for and may take at most.</summary>
    public static (string Cpu, string Memory, string CpuLimit, string MemoryLimit) Resources(Framework framework) => framework switch
    {
        Spec.Framework.Fraiseql => ("500m", "512Mi", "1", "1Gi"),
        Spec.Framework.Django => ("250m", "256Mi", "500m", "512Mi"),
        Spec.Framework.Rails => ("250m", "512Mi", "1", "1Gi"),
        _ => ("250m", "256Mi", "1", "512Mi"),
    };

    /// <summary>The port on which the app listens.</summary>
    public static int Port(DeploymentSpec spec, ProjectFacts facts, Framework framework) =>
        spec.Deployment?.Port?.Value ?? facts.ContainerPort ?? framework switch
        {
            Spec.Framework.Aspnet => 8080,
            Spec.Framework.Rails => 3000,
            _ => 8000,
        };

    /// <summary>The image repository, with its registry where one is known.</summary>
    public static string ImageRepository(DeploymentSpec spec, ProjectFacts facts)
    {
        if (spec.Deployment?.Image is { } image)
            return image.Value;
        // The SDK publishes in small letters too: a repository has no others.
        var repository = facts.ContainerRepository.Length > 0 ? facts.ContainerRepository.ToLowerInvariant() : Name(spec, facts);
        return facts.ContainerRegistry.Length > 0 ? $"{facts.ContainerRegistry.TrimEnd('/')}/{repository}" : repository;
    }

    /// <summary>Where the chart is pushed to; empty where nobody can know.</summary>
    public static string ChartFolder(DeploymentSpec spec, ProjectFacts facts) => ChartRegistry.Of(facts.ChartRegistry, ImageRepository(spec, facts));

    /// <summary>Whether Argo CD runs the deployment.</summary>
    public static bool HasArgoCd(DeploymentSpec spec) => Pattern(spec) == Spec.Pattern.Kubernetes && spec.Kubernetes?.GitOps?.Value == GitOps.Argocd;

    /// <summary>The image tag.</summary>
    public static string Tag(DeploymentSpec spec, ProjectFacts facts) =>
        spec.Deployment?.Tag?.Value ?? (facts.ContainerImageTag.Length > 0 ? facts.ContainerImageTag : facts.Version.Replace('+', '-'));
}
