using Deploy.Core.Spec;

namespace Deploy.Core.Plan.Cloud;

/// <summary>PostgreSQL run by the platform.</summary>
public sealed record CloudDatabasePlan
{
    /// <summary>RDS or Aurora; RDS stands for Flexible Server on Azure.</summary>
    public required AwsDatabase Engine { get; init; }

    /// <summary>Database and its user.</summary>
    public required string Name { get; init; }

    /// <summary>Major version.</summary>
    public required string Version { get; init; }

    /// <summary>Class of the instance, or SKU.</summary>
    public required string Class { get; init; }

    /// <summary>Instances of an Aurora cluster in a region.</summary>
    public required int Instances { get; init; }

    /// <summary>Storage in GiB.</summary>
    public required int StorageGibibytes { get; init; }

    /// <summary>Storage it may grow to.</summary>
    public required int MaxStorageGibibytes { get; init; }

    /// <summary>A standby in another zone.</summary>
    public required bool HighAvailability { get; init; }

    /// <summary>Days of backups and of point-in-time recovery.</summary>
    public required int BackupDays { get; init; }

    /// <summary>Backups are copied to the paired region. Azure only.</summary>
    public required bool GeoBackup { get; init; }

    /// <summary>Performance Insights.</summary>
    public required bool Insights { get; init; }

    /// <summary>Parameters, by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; }
}

/// <summary>Redis run by the platform.</summary>
/// <param name="Version">Version of the platform.</param>
/// <param name="Class">Node type, or SKU.</param>
/// <param name="Replicas">Copies beside the first.</param>
public sealed record CloudCachePlan(string Version, string Class, int Replicas);

/// <summary>A document database run by the platform.</summary>
/// <param name="Version">Version of the interface.</param>
/// <param name="Class">Class of the instances, or tier.</param>
/// <param name="Instances">Instances.</param>
/// <param name="StorageGibibytes">Storage; Azure only.</param>
/// <param name="Database">Database of the app.</param>
public sealed record CloudDocumentsPlan(string Version, string Class, int Instances, int StorageGibibytes, string Database);

/// <summary>RabbitMQ run by the platform.</summary>
/// <param name="Version">Version.</param>
/// <param name="Class">Type of the nodes.</param>
/// <param name="IsCluster">Three nodes in as many zones.</param>
public sealed record CloudBrokerPlan(string Version, string Class, bool IsCluster);
