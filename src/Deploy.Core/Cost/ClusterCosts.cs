using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using static Deploy.Core.Cost.CostSheet;

namespace Deploy.Core.Cost;

/// <summary>The root of clusters: EKS and AKS.</summary>
static class ClusterCosts
{
    public static void AddEks(CostSheet sheet, CostQuestion asked)
    {
        var cluster = asked.Cloud.Cluster!;
        var nodes = Of(asked.Nodes, "nodes");
        sheet.Add("Control plane", sheet.Term("eks.hour", AllMonth));
        sheet.Add("Nodes", sheet.Term($"ec2:{cluster.NodeSize}", nodes, AllMonth), sheet.Term("ebs.gp3", nodes, Of(cluster.DiskGibibytes, "GB")));
        sheet.Add("Volumes of the services", sheet.Term("ebs.gp3", Of(Volumes(asked.Plan), "GB")));
        AwsCosts.AddBalancer(sheet, asked);
        AwsCosts.AddNetwork(sheet, asked);
        AwsCosts.AddWatching(sheet, asked, asked.Plan.Secrets.Count);
    }

    public static void AddAks(CostSheet sheet, CostQuestion asked)
    {
        var cluster = asked.Cloud.Cluster!;
        var nodes = Of(asked.Nodes, "nodes");
        sheet.Add("Control plane", sheet.Term("aks.standard", AllMonth));
        sheet.Add("Nodes", sheet.Term($"vm:{cluster.NodeSize}", nodes, AllMonth), sheet.Term(AzureCosts.Disk("disk.premium", cluster.DiskGibibytes), nodes));
        // The cluster's own pods have nodes of their own (module cluster, system_node).
        sheet.Add("System nodes", sheet.Term("vm:Standard_D2s_v5", Of(2, "nodes"), AllMonth), sheet.Term(AzureCosts.Disk("disk.premium", 128), Of(2, "nodes")));
        foreach (var volume in Sizes(asked.Plan).GroupBy(static size => AzureCosts.Disk("disk.premium", size), StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
            sheet.Add("Volumes of the services", sheet.Term(volume.Key, Of(volume.Count(), "disks")));
        sheet.Add("Load balancer", sheet.Term("loadbalancer.hour", AllMonth));
        sheet.Add("Public addresses", sheet.Term("ipv4", Of(asked.Plan.ServesHttp ? 2 : 1, "addresses"), AllMonth));
        AzureCosts.AddShared(sheet, asked, endpoints: 2);
    }

    static int Volumes(DeploymentPlan plan) => Sizes(plan).Sum();

    // What the chart claims for the services that run in the cluster.
    static IEnumerable<int> Sizes(DeploymentPlan plan)
    {
        if (plan.Postgres is { InCluster: true } postgres)
        {
            for (var i = 0; i < postgres.Instances; i++)
                yield return CloudSizes.Gibibytes(postgres.Storage);
        }

        foreach (var storage in new[]
                 {
                     plan.Redis is { ExternalHost: null } redis ? redis.Storage : null, plan.MongoDb is { ExternalHost: null } documents ? documents.Storage : null,
                     plan.RabbitMq is { ExternalHost: null } broker ? broker.Storage : null,
                 }.OfType<Quantity>())
            yield return CloudSizes.Gibibytes(storage);
    }
}
