using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>The variables of the roots that make a cluster and bring its add-ons, or make one server.</summary>
static class ClusterVariables
{
    /// <summary>EKS or AKS.</summary>
    public static DataMap Of(DeploymentPlan plan, CloudPlan cloud, CloudClusterPlan cluster)
    {
        var isAws = cloud.Platform == Platform.Aws;
        var data = CommonVariables.Of(plan, cloud);
        data.Add("network", CommonVariables.Network(cloud));
        data.Add("registry", CommonVariables.Registry(cloud));
        var node = new DataMap();
        if (isAws)
            node.Add("sizes", new DataList([cluster.NodeSize]));
        else
            node.Add("vm_size", cluster.NodeSize);
        foreach (var (key, value) in new[] { ("count", cluster.Count), ("min", cluster.Min), ("max", cluster.Max), ("disk_gb", cluster.DiskGibibytes) })
            node.Add(key, value);
        var map = new DataMap();
        if (cluster.Version.Length > 0)
            map.Add("version", cluster.Version);
        map.Add("node", node);
        data.Add("cluster", map);
        if (!isAws)
            AddAzure(data, plan, cluster);
        data.Add("domain", CommonVariables.Domain(cloud));
        data.Add("logs", new DataMap { { "retention_days", cloud.LogDays } });
        AddAlarms(data, cloud);
        data.Add("budget", CommonVariables.Budget(cloud));
        return data;
    }

    /// <summary>What is installed into the cluster: what the chart asks of one.</summary>
    public static DataMap Addons(DeploymentPlan plan, CloudPlan cloud)
    {
        var isAws = cloud.Platform == Platform.Aws;
        var data = new DataMap { { "name", plan.Name }, { "environment", cloud.Environment } };
        if (isAws)
            data.Add("region", cloud.Region);
        if (cloud.Account.Length > 0)
            data.Add("account", cloud.Account);
        if (cloud.ResourceGroup.Length > 0)
            data.Add("resource_group", cloud.ResourceGroup);
        var kubernetes = plan.Kubernetes;
        var ingress = kubernetes?.Ingress;
        data.Add("addons", new DataMap
        {
            { "ingress_nginx", ingress is not null && Defaults.IsNginx(ingress.Class) },
            { "cert_manager", ingress is { Issuer.Length: > 0 } },
            { "issuers", ingress is { Issuer.Length: > 0 } && Defaults.IsNginx(ingress.Class) },
            { "prometheus", kubernetes?.Monitoring.Operator == true },
            { "cloudnative_pg", plan.Postgres is { InCluster: true } },
            { "barman_cloud", plan.Postgres is { InCluster: true, Backup: not null } },
        });
        if (ingress is not null && Defaults.IsNginx(ingress.Class))
            data.Add("ingress_class", ingress.Class);
        AddAlarms(data, cloud);
        if (isAws)
            data.Add("domain", CommonVariables.Domain(cloud));
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

    static void AddAzure(DataMap data, DeploymentPlan plan, CloudClusterPlan cluster)
    {
        if (cluster.KeyVault.Length > 0)
            data.Add("key_vault", new DataMap { { "name", cluster.KeyVault } });
        data.Add("log_analytics", CommonVariables.TextOrNull(cluster.LogAnalytics));
        data.Add("vault_secrets", new DataList((plan.Kubernetes?.SecretStore is { Provider: SecretsProvider.AzureKeyVault } store ? store.App.Concat(store.Services) : [])
            .Select(static secret => secret.Key).Distinct(StringComparer.Ordinal).OrderBy(static key => key, StringComparer.Ordinal)));
        if (plan.Kubernetes is { } kubernetes)
            data.Add("workload", new DataMap { { "namespace", kubernetes.Namespace }, { "service_account", kubernetes.ServiceAccount.Length > 0 ? kubernetes.ServiceAccount : plan.FullName } });
    }

    // Without alarms nobody is told; the roots of clusters have nothing else to switch off.
    static void AddAlarms(DataMap data, CloudPlan cloud)
    {
        if (cloud.Alarms is { } alarms)
            data.Add("alarms", new DataMap { { "email", CommonVariables.TextOrNull(alarms.Email) } });
    }
}
