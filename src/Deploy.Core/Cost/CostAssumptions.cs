using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Cost;

/// <summary>What an estimate rests on, in sentences.</summary>
static class CostAssumptions
{
    public static IEnumerable<string> Of(DeploymentPlan plan, CloudPlan cloud)
    {
        var usual = Volumes.Of(plan.Pattern);
        yield return $"Everything runs all month: {Number(CostSheet.Hours)} hours, on demand, without taxes and discounts.";
        if (cloud.Root == CloudRoot.Apps)
            yield return "The fewest tasks run; \"at most\" is the most of them, all month. During a release old and new run side by side for minutes.";
        if (cloud.Root == CloudRoot.Cluster)
            yield return "The cluster has the nodes that it starts with; \"at most\" is the most of them, all month.";
        yield return $"In a month of {Words.ToKebabCase(plan.Pattern.ToString())}: {Usage(cloud, usual)}.";
        if (cloud.Lambda is not null)
            yield return "Each function is called a million times, for a fifth of a second.";
        if (cloud is { Platform: Platform.Aws, Root: CloudRoot.Apps, Colours: true })
            yield return "Not counted: the metrics of Container Insights, which are charged by their number.";
        if (cloud is { Platform: Platform.Azure, Root: CloudRoot.Apps })
            yield return $"Azure calls a replica busy {Number(usual.BusyShare * 100)} % of the time; idle ones cost an eighth.";
        if (cloud.Protect)
            yield return cloud.Platform == Platform.Aws
                ? $"What each account has for nothing every month is taken off here, and not again in environments: {Number(AwsCosts.FreeTraffic)} GB of traffic{(cloud.Root == CloudRoot.Server ? "" : $", {Number(AwsCosts.FreeLogs)} GB of logs, {Number(AwsCosts.FreeAlarms)} alarms, {Number(AwsCosts.FreeDashboards)} dashboards")}."
                : $"What each account has for nothing every month is taken off here, and not again in environments: {Number(AzureCosts.FreeTraffic)} GB of traffic{(cloud.Root == CloudRoot.Server ? "" : $", {Number(AzureCosts.FreeLogs)} GB of logs")}{(cloud.Root == CloudRoot.Apps ? ", the first seconds and requests of Container Apps" : "")}.";
        if (cloud.Database is not null || cloud.Documents is not null)
            yield return "Databases do not grow, and their backups stay smaller than they are.";
        if (cloud.Regions is { } regions)
        {
            if (regions.Regions.Any(static region => region.Role == RegionRole.Standby))
                yield return "A region that waits runs one task and the same services, writes a tenth of the logs, and takes no traffic.";
            yield return "Regions that serve share the traffic equally.";
        }

        foreach (var region in (cloud.Regions?.Regions.Select(static region => region.Name) ?? [cloud.Region]).Where(name => PriceTable.Column(cloud.Platform, name) != name))
            yield return $"The price list does not have {region}: its prices are those of {PriceTable.Column(cloud.Platform, region)}, and may differ by a fifth.";
    }

    static string Usage(CloudPlan cloud, Volumes usual)
    {
        var parts = new List<string> { $"{Number(usual.TrafficGigabytes)} GB of answers" };
        if (cloud.Root != CloudRoot.Server)
        {
            parts.Add($"{Number(usual.MillionRequests)} million requests");
            parts.Add($"{Number(usual.LogGigabytes)} GB of logs");
        }

        if (cloud.Platform == Platform.Aws && cloud.Root != CloudRoot.Server && cloud.Network.Nat != NatMode.None)
            parts.Add($"{Number(usual.NatGigabytes)} GB through NAT");
        if (cloud.Storage)
            parts.Add($"{Number(usual.ObjectGigabytes)} GB of objects");
        if (cloud.Database is { Engine: AwsDatabase.Aurora } || (cloud.Documents is not null && cloud.Platform == Platform.Aws))
            parts.Add($"{Number(usual.MillionPages)} million reads and writes of database pages");
        if (cloud.Regions is not null)
            parts.Add($"{Number(usual.ChangedGigabytes)} GB of changes to copy");
        return string.Join(", ", parts);
    }

    static string Number(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);
}
