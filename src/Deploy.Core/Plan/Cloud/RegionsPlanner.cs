using System.Globalization;
using Deploy.Core.Spec;

namespace Deploy.Core.Plan.Cloud;

/// <summary>Which regions there are, and what each does.</summary>
static class RegionsPlanner
{
    /// <summary>The regions; null where there is one only.</summary>
    public static RegionsPlan? Plan(DeploymentSpec spec)
    {
        if (!Defaults.HasRegions(spec) || spec.Multiregion is not { } written)
            return null;
        var primary = Defaults.CloudRegion(spec);
        var cidr = Defaults.VpcCidr(spec);
        var strategy = written.Strategy?.Value ?? RegionStrategy.ActivePassive;
        var listed = (written.Regions?.Items ?? []).Where(static item => item.Region is not null).ToList();
        var others = listed.Select((item, i) => (
                Name: item.Region!.Value,
                Role: (item.ReplicationType?.Value ?? strategy) == RegionStrategy.ActiveActive ? RegionRole.Active : RegionRole.Standby,
                Priority: item.FailoverPriority?.Value ?? 1000 + i,
                Geolocation: item.Geolocation?.Value ?? ""))
            .ToList();
        if (written.DrRegion is { } dr)
            others.Insert(0, (dr.Value, strategy == RegionStrategy.ActiveActive && listed.Count == 0 ? RegionRole.Active : RegionRole.Standby, 0, ""));
        var regions = new List<RegionPlan> { new(primary, RegionRole.Primary, 0, "", cidr) };
        regions.AddRange(others.OrderBy(static other => other.Priority)
            .Select((other, i) => new RegionPlan(other.Name, other.Role, i + 1, other.Geolocation, Shifted(cidr, i + 1))));
        return new RegionsPlan
        {
            Regions = regions,
            Routing = written.Routing?.Value ?? (regions.Any(static region => region.Role == RegionRole.Active) ? RegionRouting.Latency : RegionRouting.Failover),
            CopiesStorage = (written.Replication?.Storage?.Value ?? StorageReplication.S3Replication) == StorageReplication.S3Replication,
            RpoSeconds = (int)(written.Rpo?.Value ?? TimeSpan.FromMinutes(5)).TotalSeconds,
            RtoSeconds = (int)(written.Rto?.Value ?? TimeSpan.FromHours(1)).TotalSeconds,
        };
    }

    // Networks that are to be joined one day must not overlap: each region takes the next ones of the same size among the private addresses
    // (RFC 1918) that the first one's lie in, and beginning again at their end.
    static string Shifted(string cidr, int by)
    {
        var slash = cidr.IndexOf('/');
        var size = 1L << (32 - int.Parse(cidr.Substring(slash + 1), CultureInfo.InvariantCulture));
        var address = cidr.Substring(0, slash).Split('.').Aggregate(0L, static (sum, part) => (sum << 8) + long.Parse(part, CultureInfo.InvariantCulture));
        var (start, count) = Private.FirstOrDefault(block => address >= block.Start && address < block.Start + block.Count && size < block.Count);
        // Whoever took all of a block, or public addresses, gets the other regions from the largest.
        if (count == 0)
            (start, count, address) = (Private[0].Start, Private[0].Count, Private[0].Start);
        var next = start + ((address - start + (by * size)) % count);
        return string.Join(".", new[] { 24, 16, 8, 0 }.Select(shift => ((next >> shift) & 255).ToString(CultureInfo.InvariantCulture))) + cidr.Substring(slash);
    }

    static readonly (long Start, long Count)[] Private = [(10L << 24, 1L << 24), ((172L << 24) + (16L << 16), 1L << 20), ((192L << 24) + (168L << 16), 1L << 16)];
}
