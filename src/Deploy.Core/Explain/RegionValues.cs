using System.Globalization;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>multiregion</c>.</summary>
static class RegionValues
{
    public static void Add(ValueList values, RegionsPlan plan, MultiregionSpec written, bool hasDatabase)
    {
        const string key = "multiregion";
        values.Add($"{key}.enabled", true, written.Enabled, Otherwise.Default);
        values.Add($"{key}.strategy", plan.IsActiveActive ? "active-active" : "active-passive", written.Strategy, Otherwise.Default);
        values.Add($"{key}.primary_region", plan.Regions[0].Name, written.PrimaryRegion, new Otherwise(ValueOrigin.Default, "follows deployment.region"));
        values.Add($"{key}.routing", AppValues.Word(plan.Routing), written.Routing, Otherwise.As($"{key}.strategy", written.Strategy));
        foreach (var region in plan.Regions.Skip(1))
        {
            var own = written.Regions?.Items.FirstOrDefault(item => item.Region?.Value == region.Name);
            var part = $"{key}.regions.{region.Name}";
            var isShort = own is null && written.DrRegion?.Value == region.Name;
            values.Show(own?.KeySpan, part);
            values.Add(isShort ? $"{key}.dr_region" : $"{part}.region", region.Name, isShort ? written.DrRegion : own?.Region, Otherwise.Default);
            values.Add($"{part}.replication_type", AppValues.Word(region.Role), own?.ReplicationType, Otherwise.As($"{key}.strategy", written.Strategy));
            values.Add($"{part}.failover_priority", region.Priority, own?.FailoverPriority, new Otherwise(ValueOrigin.Default, "order of the list"));
            if (region.Geolocation.Length > 0)
                values.Add($"{part}.geolocation", region.Geolocation, own?.Geolocation, Otherwise.Default);
        }

        values.Add($"{key}.replication.storage", plan.CopiesStorage ? "s3-replication" : "none", written.Replication?.Storage, Otherwise.Default);
        if (hasDatabase)
            values.Add($"{key}.replication.database", AppValues.Word(written.Replication?.Database?.Value ?? DatabaseReplication.Async), written.Replication?.Database, Otherwise.Default);
        values.Add($"{key}.rpo", $"{plan.RpoSeconds.ToString(CultureInfo.InvariantCulture)}s", written.Rpo, Otherwise.Default);
        values.Add($"{key}.rto", $"{plan.RtoSeconds.ToString(CultureInfo.InvariantCulture)}s", written.Rto, Otherwise.Default);
    }
}
