using Deploy.Core.Emit.Data;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>The variables of multiregion/global: what stands above the regions.</summary>
static class GlobalVariables
{
    public static DataMap Of(CloudDeployment item)
    {
        var (plan, cloud, regions) = (item.Plan, item.Cloud, item.Cloud.Regions!);
        var data = new DataMap { { "name", plan.Name }, { "environment", cloud.Environment } };
        if (cloud.Account.Length > 0)
            data.Add("account", cloud.Account);
        data.Add("domain", new DataMap { { "name", cloud.Domain?.Name ?? "" }, { "zone", cloud.Domain?.Zone ?? "" } });
        // Asks the database too: DNS must not send users to a region that cannot serve them.
        data.Add("health_path", plan.Health.Readiness);
        data.Add("routing", Words.ToKebabCase(regions.Routing.ToString()));
        var map = new DataMap();
        foreach (var region in regions.Regions)
            map.Add(region.Name, new DataMap { { "role", Words.ToKebabCase(region.Role.ToString()) }, { "priority", region.Priority }, { "geolocation", CommonVariables.TextOrNull(region.Geolocation) } });
        data.Add("regions", map);
        data.Add("database", cloud.Database is { } database ? new DataMap { { "engine", Words.ToKebabCase(database.Engine.ToString()) } } : DataScalar.Null);
        data.Add("storage", regions.CopiesStorage && cloud.Storage);
        data.Add("rpo_seconds", regions.RpoSeconds);
        data.Add("alarms", new DataMap { { "email", CommonVariables.TextOrNull(cloud.Alarms?.Email ?? "") } });
        return data;
    }
}
