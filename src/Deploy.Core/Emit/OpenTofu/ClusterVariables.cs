using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>The variables of the roots that make a cluster, or one server.</summary>
static class ClusterVariables
{
    /// <summary>EKS or AKS.</summary>
    public static DataMap Of(DeploymentPlan plan, CloudPlan cloud, CloudClusterPlan cluster)
    {
        var isAws = cloud.Platform == Platform.Aws;
        var data = CommonVariables.Of(plan, cloud);
        data.Add("network", CommonVariables.Network(cloud));
        data.Add("registry", CommonVariables.Registry(cloud));
        var node = new DataMap { { isAws ? "instance_type" : "vm_size", cluster.NodeSize }, { "count", cluster.Count }, { "min", cluster.Min }, { "max", cluster.Max }, { "disk_gb", cluster.DiskGibibytes } };
        data.Add("cluster", new DataMap { { "version", CommonVariables.TextOrNull(cluster.Version) }, { "node", node } });
        if (!isAws)
        {
            data.Add("key_vault", new DataMap { { "name", cluster.KeyVault } });
            data.Add("log_analytics", CommonVariables.TextOrNull(cluster.LogAnalytics));
            data.Add("vault_secrets", new DataList((plan.Kubernetes?.SecretStore is { Provider: SecretsProvider.AzureKeyVault } store ? store.App.Concat(store.Services) : [])
                .Select(static secret => secret.Key).Distinct(StringComparer.Ordinal)));
        }

        data.Add("domain", CommonVariables.Domain(cloud));
        data.Add("logs", new DataMap { { "retention_days", cloud.LogDays } });
        data.Add("alarms", CommonVariables.Alarms(cloud));
        data.Add("budget", CommonVariables.Budget(cloud));
        return data;
    }

    /// <summary>One server.</summary>
    public static DataMap Of(DeploymentPlan plan, CloudPlan cloud, CloudServerPlan server)
    {
        var data = CommonVariables.Of(plan, cloud);
        data.Add("server", new DataMap { { cloud.Platform == Platform.Aws ? "instance_type" : "vm_size", server.Size }, { "disk_gb", server.DiskGibibytes } });
        data.Add("domain", CommonVariables.Domain(cloud));
        data.Add("budget", CommonVariables.Budget(cloud));
        return data;
    }
}
