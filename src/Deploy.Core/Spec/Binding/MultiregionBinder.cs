namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>multiregion</c>.</summary>
static class MultiregionBinder
{
    static readonly Shape<RegionSpec> Region = Shapes.Section(static s => new RegionSpec(
        s.KeySpan,
        s.Required("region", Kinds.Region, "Name of the region."),
        s.Value("replication_type", Kinds.OneOf<RegionStrategy>(), "Serves requests, or waits.", "that of strategy"),
        s.Value("latency_threshold", Kinds.Duration, "Slowest answer between the regions that is still good.", "100ms"),
        s.Value("failover_priority", Kinds.Int(1, 100), "Which waiting region comes first; 1 before 2.", "the order of the list"),
        s.Value("geolocation", Kinds.Pattern("a continent code (AF, AN, AS, EU, NA, OC, SA) or a country code", "EU", "^[A-Z]{2}$"), "Where the users of this region live.")));

    static readonly Shape<ReplicationSpec> Replication = Shapes.Section(static s => new ReplicationSpec(
        s.KeySpan,
        s.Value("database", Kinds.OneOf<DatabaseReplication>(), "Whether a write waits until the other region has it.", "async"),
        s.Value("storage", Kinds.OneOf<StorageReplication>(), "How object storage gets into the other region.", "s3-replication on aws")));

    static readonly Shape<LocatedList<RegionSpec>> Regions = Shapes.List(Region);

    /// <summary>The binder of the section.</summary>
    public static Shape<MultiregionSpec> Shape { get; } = Shapes.Section(static s => new MultiregionSpec(
        s.KeySpan,
        s.Value("enabled", Kinds.Bool, "Whether there is more than one region.", "true"),
        s.Value("strategy", Kinds.OneOf<RegionStrategy>(), "Whether the other regions serve requests.", "active-passive"),
        s.Value("primary_region", Kinds.Region, "The region that takes the writes.", "deployment.region"),
        s.Value("dr_region", Kinds.Region, "Short for one waiting region."),
        s.Alias(s.Get("regions", Regions, "The further regions."), "replica_regions", "regions", Regions),
        s.Value("routing", Kinds.OneOf<RegionRouting>(), "How DNS chooses the region.", "failover; latency for active-active"),
        s.Get("replication", Replication, "What is copied between regions."),
        s.Value("rpo", Kinds.Duration, "Most data that may be lost, as time.", "5m"),
        s.Value("rto", Kinds.Duration, "Longest outage.", "1h")));
}
