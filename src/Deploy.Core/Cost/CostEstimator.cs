using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>From a plan of the infrastructure to what it costs.</summary>
static class CostEstimator
{
    /// <summary>The estimate; null where nothing is created.</summary>
    public static CostEstimate? Estimate(DeploymentPlan plan, PriceTable? prices = null) => plan.Cloud is { } cloud ? Estimate(plan, cloud, prices ?? PriceTable.Current) : null;

    /// <summary>What another infrastructure would cost.</summary>
    public static CostEstimate Estimate(DeploymentPlan plan, CloudPlan cloud, PriceTable prices)
    {
        var missing = new List<string>();
        var regions = Regions(plan, cloud, prices, most: false, missing);
        return new CostEstimate
        {
            Regions = regions,
            Most = Regions(plan, cloud, prices, most: true, []).Sum(static region => region.Total),
            Missing = missing.Distinct(StringComparer.Ordinal).ToList(),
            Assumptions = CostAssumptions.Of(plan, cloud).ToList(),
        };
    }

    static List<RegionCost> Regions(DeploymentPlan plan, CloudPlan cloud, PriceTable prices, bool most, List<string> missing)
    {
        var usual = Volumes.Of(plan.Pattern);
        // Allowances are given once to an account, in which production and the environments share them.
        var allowances = cloud.Protect;
        RegionCost Of(string name, RegionRole? role, Action<CostSheet> add)
        {
            var sheet = new CostSheet(prices, PriceTable.Column(cloud.Platform, name));
            add(sheet);
            missing.AddRange(sheet.Missing);
            return new RegionCost(name, role, sheet.Lines);
        }

        if (cloud.Regions is not { } regions)
            return [Of(cloud.Region, null, sheet => Add(sheet, new CostQuestion(plan, cloud, null, usual, most, allowances)))];
        var serving = regions.Regions.Count(static region => region.Role != RegionRole.Standby);
        var costs = regions.Regions.Select(region => Of(region.Name, region.Role, sheet => Add(
            sheet, new CostQuestion(plan, cloud, region.Role, usual.Share(serving, region.Role != RegionRole.Standby), most, allowances && region.Role == RegionRole.Primary)))).ToList();
        costs.Add(Of(cloud.Region, null, sheet => AddReplication(sheet, cloud, regions, usual)) with { Name = "" });
        return costs;
    }

    static void Add(CostSheet sheet, CostQuestion asked)
    {
        var isAws = asked.Cloud.Platform == Platform.Aws;
        switch (asked.Cloud.Root)
        {
            case CloudRoot.Apps when isAws:
                FargateCosts.Add(sheet, asked);
                break;
            case CloudRoot.Apps:
                ContainerAppsCosts.Add(sheet, asked);
                break;
            case CloudRoot.Cluster when isAws:
                ClusterCosts.AddEks(sheet, asked);
                break;
            case CloudRoot.Cluster:
                ClusterCosts.AddAks(sheet, asked);
                break;
            case CloudRoot.Server when isAws:
                ServerCosts.AddAws(sheet, asked);
                break;
            default:
                ServerCosts.AddAzure(sheet, asked);
                break;
        }
    }

    static void AddReplication(CostSheet sheet, CloudPlan cloud, RegionsPlan regions, Volumes usual)
    {
        var others = regions.Regions.Count - 1;
        var copies = (cloud.Database is null ? 0 : usual.ChangedGigabytes) + (cloud.Storage && regions.CopiesStorage ? usual.ObjectGigabytes : 0);
        sheet.Add("Copies to the other regions",
            sheet.Term("traffic.region", Of(others, "regions"), Of(copies, "GB")),
            cloud.Database is { Engine: AwsDatabase.Aurora } ? sheet.Term("aurora.replicated", Of(others, "regions"), Of(usual.MillionPages, "million writes")) : null);
        // Over HTTPS, from several continents.
        sheet.Add("Health checks", sheet.Term("route53.check", Of(regions.Regions.Count, "checks")), sheet.Term("route53.option", Of(regions.Regions.Count, "checks over HTTPS")));
    }
}
