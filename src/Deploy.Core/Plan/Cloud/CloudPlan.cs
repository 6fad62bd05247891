using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Plan.Cloud;

/// <summary>Which root module creates the infrastructure.</summary>
public enum CloudRoot
{
    /// <summary>Fargate on AWS, Container Apps on Azure.</summary>
    Apps,

    /// <summary>EKS or AKS.</summary>
    Cluster,

    /// <summary>One virtual machine that runs the compose files.</summary>
    Server,
}

/// <summary>The infrastructure that OpenTofu creates, with nothing left open. Sizes are names of the platform.</summary>
public sealed record CloudPlan
{
    /// <summary>AWS or Azure.</summary>
    public required Platform Platform { get; init; }

    /// <summary>Which root module.</summary>
    public required CloudRoot Root { get; init; }

    /// <summary>The environment by name; the base is production.</summary>
    public required string Environment { get; init; }

    /// <summary>Region, or location on Azure.</summary>
    public required string Region { get; init; }

    /// <summary>The account that may be deployed to; empty for any. AWS only.</summary>
    public required string Account { get; init; }

    /// <summary>The resource group; empty for one of the root's own. Azure only.</summary>
    public required string ResourceGroup { get; init; }

    /// <summary>Nothing that holds data can be deleted by accident: deletion protection, final snapshots.</summary>
    public required bool Protect { get; init; }

    /// <summary>Addresses and zones.</summary>
    public required CloudNetworkPlan Network { get; init; }

    /// <summary>The registry that is created; null where the image has one already.</summary>
    public required CloudRegistryPlan? Registry { get; init; }

    /// <summary>Size and number of the app's tasks.</summary>
    public required TaskPlan App { get; init; }

    /// <summary>The same for each worker.</summary>
    public required IReadOnlyList<KeyValuePair<WorkerPlan, TaskPlan>> Workers { get; init; }

    /// <summary>TCP ports by which tasks reach the outside.</summary>
    public required IReadOnlyList<int> EgressPorts { get; init; }

    /// <summary>Part of the tasks run on spare capacity.</summary>
    public required bool Spot { get; init; }

    /// <summary>Two colours take turns.</summary>
    public required bool Colours { get; init; }

    /// <summary>PostgreSQL; null for none, or one that someone else runs.</summary>
    public required CloudDatabasePlan? Database { get; init; }

    /// <summary>Redis; null as above.</summary>
    public required CloudCachePlan? Cache { get; init; }

    /// <summary>DocumentDB, or Cosmos DB for MongoDB; null as above.</summary>
    public required CloudDocumentsPlan? Documents { get; init; }

    /// <summary>Amazon MQ; null as above.</summary>
    public required CloudBrokerPlan? Broker { get; init; }

    /// <summary>Host name with its zone; null without a domain.</summary>
    public required CloudDomainPlan? Domain { get; init; }

    /// <summary>A web application firewall stands in front.</summary>
    public required bool Waf { get; init; }

    /// <summary>Days that logs are kept: a number that CloudWatch knows.</summary>
    public required int LogDays { get; init; }

    /// <summary>Alarms; null where monitoring is switched off.</summary>
    public required CloudAlarmsPlan? Alarms { get; init; }

    /// <summary>The app has an object storage of its own.</summary>
    public required bool Storage { get; init; }

    /// <summary>Flags in a store of the platform; null for none.</summary>
    public required CloudFlagsPlan? Flags { get; init; }

    /// <summary>Functions; null for none.</summary>
    public required LambdaPlan? Lambda { get; init; }

    /// <summary>Budget with notifications; null for none.</summary>
    public required BudgetPlan? Budget { get; init; }

    /// <summary>The cluster; null with another root.</summary>
    public required CloudClusterPlan? Cluster { get; init; }

    /// <summary>The virtual machine; null with another root.</summary>
    public required CloudServerPlan? Server { get; init; }

    /// <summary>Several regions; null for one.</summary>
    public required RegionsPlan? Regions { get; init; }

    /// <summary>Places in deployment.yaml that shaped it.</summary>
    public required IReadOnlyList<TextSpan> Causes { get; init; }
}

/// <summary>Network.</summary>
/// <param name="Cidr">Addresses.</param>
/// <param name="Zones">Availability zones.</param>
/// <param name="Nat">Gateways to the outside.</param>
public sealed record CloudNetworkPlan(string Cidr, int Zones, NatMode Nat);

/// <summary>Container registry.</summary>
/// <param name="Sku">Tier; Azure only.</param>
/// <param name="Georeplications">Further regions; Azure only.</param>
/// <param name="AllowedIps">Networks that may reach it; Azure only.</param>
public sealed record CloudRegistryPlan(AcrSku Sku, IReadOnlyList<string> Georeplications, IReadOnlyList<string> AllowedIps);

/// <summary>Size and number of tasks.</summary>
/// <param name="Cpu">Thousandths of a virtual processor on Azure, 1024ths on AWS.</param>
/// <param name="MemoryMebibytes">Memory.</param>
/// <param name="Min">Fewest.</param>
/// <param name="Max">Most.</param>
/// <param name="TargetCpu">Processor time in percent that autoscaling aims at; null for a fixed number.</param>
public sealed record TaskPlan(int Cpu, int MemoryMebibytes, int Min, int Max, int? TargetCpu);

/// <summary>Host name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Zone">Name or id of the zone that it lies in.</param>
/// <param name="CertificateArn">An existing certificate; empty for one that is made.</param>
public sealed record CloudDomainPlan(string Name, string Zone, string CertificateArn);

/// <summary>When somebody is told.</summary>
/// <param name="Email">Whom; empty for nobody yet.</param>
/// <param name="ErrorRatePercent">Share of failed requests.</param>
/// <param name="LatencyMilliseconds">Latency of the slowest hundredth.</param>
public sealed record CloudAlarmsPlan(string Email, double ErrorRatePercent, int LatencyMilliseconds);

/// <summary>Feature flags in a store of the platform.</summary>
/// <param name="Provider">AppConfig or SSM.</param>
/// <param name="Flags">By name, in ordinal order.</param>
public sealed record CloudFlagsPlan(FlagProvider Provider, IReadOnlyList<CloudFlagPlan> Flags);

/// <summary>One flag as it is written.</summary>
public sealed record CloudFlagPlan(
    string Name, bool Enabled, double Percentage, IReadOnlyList<string> Allowlist, IReadOnlyList<KeyValuePair<string, string>> Variants);

/// <summary>What a month may cost.</summary>
/// <param name="Monthly">Amount.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Email">Who is told; empty for nobody yet.</param>
public sealed record BudgetPlan(double Monthly, string Currency, string Email);

/// <summary>A cluster of Kubernetes.</summary>
/// <param name="Version">Version; empty for the platform's default.</param>
/// <param name="NodeSize">Type of the nodes.</param>
/// <param name="Count">Nodes at the start.</param>
/// <param name="Min">Fewest.</param>
/// <param name="Max">Most.</param>
/// <param name="DiskGibibytes">Disk of each.</param>
/// <param name="KeyVault">Name of the key vault; empty for one that is named after the app. Azure only.</param>
/// <param name="LogAnalytics">An existing workspace; empty for one that is made. Azure only.</param>
public sealed record CloudClusterPlan(string Version, string NodeSize, int Count, int Min, int Max, int DiskGibibytes, string KeyVault, string LogAnalytics);

/// <summary>A virtual machine.</summary>
/// <param name="Size">Type of instance.</param>
/// <param name="DiskGibibytes">Disk for data.</param>
public sealed record CloudServerPlan(string Size, int DiskGibibytes);
