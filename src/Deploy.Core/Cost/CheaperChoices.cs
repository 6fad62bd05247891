using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Cost;

/// <summary>Something else to write, and what it saves a month.</summary>
/// <param name="Write">Keys of deployment.yaml.</param>
/// <param name="Price">What is given up for it.</param>
/// <param name="Saving">US dollars a month.</param>
sealed record CheaperChoice(string Write, string Price, decimal Saving);

/// <summary>Keys that make the plan cheaper: each is estimated by itself, over the same prices.</summary>
static class CheaperChoices
{
    public static IReadOnlyList<CheaperChoice> Of(DeploymentPlan plan, CloudPlan cloud, PriceTable prices)
    {
        var total = CostEstimator.Estimate(plan, cloud, prices).Total;
        return Choices(plan, cloud).Select(choice => new CheaperChoice(choice.Write, choice.Price, total - CostEstimator.Estimate(plan, choice.Cloud, prices).Total))
            .Where(static choice => choice.Saving >= 0.5m)
            .OrderByDescending(static choice => choice.Saving).ThenBy(static choice => choice.Write, StringComparer.Ordinal).ToList();
    }

    static IEnumerable<(string Write, string Price, CloudPlan Cloud)> Choices(DeploymentPlan plan, CloudPlan cloud) => cloud switch
    {
        { Root: CloudRoot.Apps, Platform: Platform.Aws } => Network(cloud).Concat(Tasks(cloud)).Concat(AwsServices(cloud)).Concat(Services(plan, cloud)).Concat(Regions(cloud)),
        { Root: CloudRoot.Apps } => Services(plan, cloud).Concat(Registry(cloud)),
        { Root: CloudRoot.Cluster, Platform: Platform.Aws } => Network(cloud).Concat(Nodes(cloud, "aws", "instance_type", "t3.large", "nodes with 8 GB that share their processors with others")),
        { Root: CloudRoot.Cluster } => Registry(cloud).Concat(Nodes(cloud, "azure", "vm_size", "Standard_D2s_v5", "nodes with two processors and 8 GB")),
        _ => [],
    };

    static IEnumerable<(string, string, CloudPlan)> Network(CloudPlan cloud)
    {
        var network = cloud.Network;
        if (network.Nat == NatMode.PerAz)
            yield return ("`aws: { nat: single }`", "the outage of one zone takes the way to the outside from all", cloud with { Network = network with { Nat = NatMode.Single } });
        if (network.Nat != NatMode.None && cloud.Root == CloudRoot.Apps)
            yield return ("`aws: { nat: none }`", "the app reaches AWS and nothing else outside", cloud with { Network = network with { Nat = NatMode.None } });
        if (network.Zones > 2)
            yield return ("`aws: { azs: 2 }`", "two zones in place of three", cloud with { Network = network with { Zones = 2 } });
    }

    static IEnumerable<(string, string, CloudPlan)> Tasks(CloudPlan cloud)
    {
        if (!cloud.Spot)
            yield return ("`aws: { spot: true }`", "tasks beyond half of the fewest can be taken away with two minutes' notice", cloud with { Spot = true });
        if (cloud.App.Min > 2)
            yield return ("`aws: { tasks: { min: 2 } }`", "less headroom for a sudden rush", cloud with { App = cloud.App with { Min = 2 } });
        if (cloud.App.Min == 2)
            yield return ("`aws: { tasks: { min: 1 } }`", "a task that fails is an outage of a minute", cloud with { App = cloud.App with { Min = 1 } });
        if (cloud.Waf)
            yield return ("`aws: { waf: false }`", "no firewall for requests", cloud with { Waf = false });
    }

    static IEnumerable<(string, string, CloudPlan)> AwsServices(CloudPlan cloud)
    {
        if (cloud.Database is not { } database)
            yield break;
        if (database.HighAvailability)
            yield return ("`aws: { multi_az: false }`", "the outage of a zone stops the database until it is restored", cloud with { Database = database with { HighAvailability = false, Instances = 1 } });
        // What several regions promise may need Aurora, and its larger classes.
        if (database.Engine == AwsDatabase.Aurora && cloud.Regions is null)
            yield return ("`aws: { database: rds }`", "slower failover, storage that is grown in steps", cloud with { Database = database with { Engine = AwsDatabase.Rds } });
        var smaller = database.Class switch
        {
            "db.t4g.medium" when database.Engine == AwsDatabase.Rds => "db.t4g.micro",
            "db.m7g.large" or "db.r7g.large" when database.Engine == AwsDatabase.Rds || cloud.Regions is null => "db.t4g.medium",
            "db.r7g.xlarge" => "db.r7g.large",
            _ => null,
        };
        if (smaller is not null)
            yield return ($"`aws: {{ instance_class: {smaller} }}`", "less memory for the database", cloud with { Database = database with { Class = smaller } });
    }

    static IEnumerable<(string, string, CloudPlan)> Services(DeploymentPlan plan, CloudPlan cloud)
    {
        if (cloud.Cache is { Replicas: > 0 } cache)
            yield return ("`services: { redis: { replicas: 1 } }`", "a node that fails loses what is in Redis", cloud with { Cache = cache with { Replicas = 0 } });
        if (cloud.Cache is { } any && plan.Redis is { Size: not ServiceSize.Small })
        {
            var smaller = cloud.Platform == Platform.Aws ? CloudSizes.CacheNode(plan.Pattern, ServiceSize.Small) : CloudSizes.ManagedRedis(ServiceSize.Small);
            yield return ("`services: { redis: { size: small } }`", "less memory for Redis", cloud with { Cache = any with { Class = smaller } });
        }

        if (cloud.Broker is { IsCluster: true } broker)
            yield return ("`services: { rabbitmq: { replicas: 1 } }`", "one broker, down during its maintenance", cloud with { Broker = broker with { IsCluster = false } });
    }

    static IEnumerable<(string, string, CloudPlan)> Registry(CloudPlan cloud)
    {
        if (cloud.Registry is { Sku: not AcrSku.Basic, Georeplications.Count: 0, AllowedIps.Count: 0 } registry)
            yield return ("`azure: { acr: { sku: basic } }`", "the registry is reached over its public address, with a login", cloud with { Registry = registry with { Sku = AcrSku.Basic } });
    }

    static IEnumerable<(string, string, CloudPlan)> Nodes(CloudPlan cloud, string section, string key, string smaller, string what)
    {
        var cluster = cloud.Cluster!;
        if (cluster.Count > 2 && cluster.Min <= 2)
            yield return ($"`{section}: {{ node: {{ count: 2 }} }}`", "less room when a node fails", cloud with { Cluster = cluster with { Count = 2 } });
        if (cluster.NodeSize != smaller)
            yield return ($"`{section}: {{ node: {{ {key}: {smaller} }} }}`", what, cloud with { Cluster = cluster with { NodeSize = smaller } });
    }

    static IEnumerable<(string, string, CloudPlan)> Regions(CloudPlan cloud)
    {
        if (cloud.Regions is not null)
            yield return ("`multiregion: { enabled: false }`", "the outage of a region is an outage", cloud with { Regions = null });
    }
}
