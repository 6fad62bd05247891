using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

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

    /// <summary>Size that resources, parameters and storage follow.</summary>
    public required ServiceSize Size { get; init; }

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

    /// <summary>PgBouncer before it; null where the app connects by itself.</summary>
    public required PoolerPlan? Pooler { get; init; }

    /// <summary>Backups; null when none are made.</summary>
    public required BackupPlan? Backup { get; init; }
}

/// <summary>Backups to object storage.</summary>
/// <param name="Schedule">Cron of five fields.</param>
/// <param name="RetentionDays">Days that a backup is kept.</param>
/// <param name="Destination">Address of the object storage.</param>
public sealed record BackupPlan(string Schedule, int RetentionDays, string Destination);

/// <summary>PgBouncer.</summary>
/// <param name="Mode">When a connection is given back.</param>
/// <param name="Instances">Pods.</param>
/// <param name="MaxClientConnections">Connections that each pod takes.</param>
/// <param name="PoolSize">Connections that each pod opens.</param>
public sealed record PoolerPlan(PoolMode Mode, int Instances, int MaxClientConnections, int PoolSize);

/// <summary>Redis.</summary>
/// <param name="Image">Image repository.</param>
/// <param name="Tag">Pinned tag.</param>
/// <param name="ExternalHost">Host when someone else runs it; else null.</param>
/// <param name="Storage">Size of the volume.</param>
/// <param name="StorageClass">Storage class; empty for that of the cluster.</param>
/// <param name="Resources">What it needs.</param>
/// <param name="MaxMemoryMegabytes">Memory for data, three quarters of the limit.</param>
public sealed record RedisPlan(
    string Image, string Tag, string? ExternalHost, Quantity Storage, string StorageClass, ResourcesPlan Resources, int MaxMemoryMegabytes)
{
    /// <summary>Size that resources and storage follow.</summary>
    public ServiceSize Size { get; init; }
}

/// <summary>MongoDB: one server.</summary>
public sealed record MongoDbPlan
{
    /// <summary>Image repository.</summary>
    public required string Image { get; init; }

    /// <summary>Pinned tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Host when someone else runs it; else null.</summary>
    public required string? ExternalHost { get; init; }

    /// <summary>Database of the app, and the user that owns it.</summary>
    public required string Database { get; init; }

    /// <summary>Size that resources, cache and storage follow.</summary>
    public required ServiceSize Size { get; init; }

    /// <summary>Size of the volume.</summary>
    public required Quantity Storage { get; init; }

    /// <summary>Storage class; empty for that of the cluster.</summary>
    public required string StorageClass { get; init; }

    /// <summary>What it needs.</summary>
    public required ResourcesPlan Resources { get; init; }

    /// <summary>Cache of WiredTiger in gigabytes, below half of the memory.</summary>
    public required double CacheGigabytes { get; init; }
}

/// <summary>RabbitMQ: one node, or a cluster.</summary>
public sealed record RabbitMqPlan
{
    /// <summary>Image repository.</summary>
    public required string Image { get; init; }

    /// <summary>Pinned tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Host when someone else runs it; else null.</summary>
    public required string? ExternalHost { get; init; }

    /// <summary>The virtual host of the app, and the user that has it.</summary>
    public required string VirtualHost { get; init; }

    /// <summary>Nodes of the cluster.</summary>
    public required int Replicas { get; init; }

    /// <summary>Size that resources and storage follow.</summary>
    public required ServiceSize Size { get; init; }

    /// <summary>Size of each node's volume.</summary>
    public required Quantity Storage { get; init; }

    /// <summary>Storage class; empty for that of the cluster.</summary>
    public required string StorageClass { get; init; }

    /// <summary>What each node needs.</summary>
    public required ResourcesPlan Resources { get; init; }

    /// <summary>Memory from which on publishers have to wait.</summary>
    public required int WatermarkMebibytes { get; init; }
}
