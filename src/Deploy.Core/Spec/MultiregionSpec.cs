using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Whether the other regions serve requests, or wait for the day that they must.</summary>
public enum RegionStrategy { ActivePassive, ActiveActive }

/// <summary>How DNS chooses the region.</summary>
public enum RegionRouting { Failover, Latency, Geolocation }

/// <summary>Whether a write waits until the other region has it.</summary>
public enum DatabaseReplication { Async, Sync }

/// <summary>How object storage gets into the other region.</summary>
public enum StorageReplication { S3Replication, None }

/// <summary>Section <c>multiregion</c>.</summary>
public sealed record MultiregionSpec(
    TextSpan KeySpan,
    Located<bool>? Enabled,
    Located<RegionStrategy>? Strategy,
    Located<string>? PrimaryRegion,
    Located<string>? DrRegion,
    LocatedList<RegionSpec>? Regions,
    Located<RegionRouting>? Routing,
    ReplicationSpec? Replication,
    Located<TimeSpan>? Rpo,
    Located<TimeSpan>? Rto)
{
    /// <summary>The regions beside the primary one.</summary>
    public IEnumerable<Located<string>> Others =>
        (Regions?.Items ?? []).Select(static item => item.Region).Prepend(DrRegion).OfType<Located<string>>();
}

/// <summary>One further region.</summary>
public sealed record RegionSpec(
    TextSpan KeySpan,
    Located<string>? Region,
    Located<RegionStrategy>? ReplicationType,
    Located<TimeSpan>? LatencyThreshold,
    Located<int>? FailoverPriority,
    Located<string>? Geolocation);

/// <summary>What is copied between regions.</summary>
public sealed record ReplicationSpec(TextSpan KeySpan, Located<DatabaseReplication>? Database, Located<StorageReplication>? Storage);
