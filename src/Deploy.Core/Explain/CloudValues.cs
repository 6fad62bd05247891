using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>What OpenTofu creates: platform, sizes, and the sections <c>aws</c>, <c>azure</c> and <c>budget</c>.</summary>
static class CloudValues
{
    public static void Add(ValueList values, DeploymentPlan plan, CloudPlan cloud, DeploymentSpec spec)
    {
        var pattern = Otherwise.DefaultOf($"pattern {AppValues.Word(plan.Pattern)}");
        values.Add("deployment.platform", AppValues.Word(cloud.Platform), spec.Deployment?.Platform, pattern);
        values.Add("deployment.region", cloud.Region, spec.Deployment?.Region, spec.Azure?.Location is { } location ? Otherwise.As("azure.location", location)
            : cloud.Regions is not null ? Otherwise.As("multiregion.primary_region", spec.Multiregion?.PrimaryRegion) : Otherwise.DefaultOf($"platform {AppValues.Word(cloud.Platform)}"));
        if (cloud.Root == CloudRoot.Apps)
            AddApps(values, plan, cloud, spec, pattern);
        if (cloud.Platform == Platform.Aws)
            AddAws(values, cloud, spec.Aws, pattern);
        else
            AddAzure(values, cloud, spec.Azure);
        if (cloud.Cluster is { } cluster)
            AddCluster(values, cloud, cluster, spec);
        if (cloud.Root != CloudRoot.Server)
            AddAlarms(values, plan, cloud, spec);
        if (cloud.Budget is { } budget)
        {
            values.Add("budget.monthly", budget.Monthly.ToString(CultureInfo.InvariantCulture), spec.Budget?.Monthly, Otherwise.Default);
            values.Add("budget.currency", budget.Currency, spec.Budget?.Currency, Otherwise.Default);
        }

        if ((cloud.Root != CloudRoot.Server ? cloud.Alarms?.Email : null) is { } email || (email = cloud.Budget?.Email) is not null)
            values.Add("monitoring.alerts.email", ServiceValues.Text(email, "(nobody)"), spec.Monitoring?.Alerts?.Email, Otherwise.Default);
    }

    static void AddApps(ValueList values, DeploymentPlan plan, CloudPlan cloud, DeploymentSpec spec, Otherwise pattern)
    {
        var tasks = spec.Aws?.Tasks;
        values.Add("deployment.replicas", cloud.App.Min, spec.Deployment?.Replicas, tasks?.Min is { } min ? Otherwise.As("aws.tasks.min", min) : pattern);
        values.Add("deployment.resources.cpu", Size(cloud.App), spec.Deployment?.Resources?.Cpu, AppValues.Framework(plan));
        if (cloud.Platform == Platform.Aws)
        {
            values.Add("aws.tasks.min", cloud.App.Min, tasks?.Min, Otherwise.As("deployment.replicas", spec.Deployment?.Replicas));
            values.Add("aws.tasks.max", cloud.App.Max, tasks?.Max, pattern);
            values.Add("aws.spot", cloud.Spot, spec.Aws?.Spot, Otherwise.Default);
            values.Add("aws.waf", cloud.Waf, spec.Aws?.Waf, pattern);
        }

        foreach (var (worker, task) in cloud.Workers.Select(static entry => (entry.Key, entry.Value)))
            AddWorker(values, plan, worker, task, spec.Deployment?.Workers?.Items.FirstOrDefault(item => item.Name?.Value == worker.Name));
        if (plan.Migrations is { } migrations)
            values.Add("migrations.timeout", $"{Number(migrations.TimeoutSeconds)}s", spec.Migrations?.Timeout, Otherwise.Default);
        AddServices(values, cloud, spec, pattern);
        values.Add("bluegreen.enabled", cloud.Colours, spec.Bluegreen?.Enabled, spec.Bluegreen is { } section ? new Otherwise(ValueOrigin.Default, "follows bluegreen", section.KeySpan)
            : spec.Canary is { } canary ? new Otherwise(ValueOrigin.Default, "follows canary", canary.Enabled?.Span ?? canary.KeySpan) : pattern);
        if (cloud.Regions is { } regions)
            RegionValues.Add(values, regions, spec.Multiregion!, hasDatabase: cloud.Database is not null);
        if (cloud.Lambda is { } lambda)
            LambdaValues.Add(values, lambda, spec.Lambda);
        if (cloud.Flags is { } flags && spec.FeatureFlags is { } written)
            AddFlags(values, flags, written);
    }

    static void AddWorker(ValueList values, DeploymentPlan plan, WorkerPlan worker, TaskPlan task, WorkerSpec? written)
    {
        var key = $"deployment.workers.{worker.Name}";
        var usual = written is null ? AppValues.Framework(plan) : Otherwise.Default;
        values.Add($"{key}.replicas", task.Min, written?.Replicas, usual);
        values.Add($"{key}.resources.cpu", Size(task), written?.Resources?.Cpu, Otherwise.As("deployment.resources.cpu", (Located<Quantity>?)null));
        if (written is not null)
            AppValues.AddList(values, $"{key}.health", worker.Health, written.Health);
        if (worker.Autoscaling is null)
            return;
        var scaling = written?.Autoscaling;
        values.Show(scaling?.KeySpan, key);
        values.Add($"{key}.autoscaling.min", task.Min, scaling?.Min, Otherwise.As($"{key}.replicas", written?.Replicas));
        values.Add($"{key}.autoscaling.max", task.Max, scaling?.Max, Otherwise.Default);
        values.Add($"{key}.autoscaling.target_cpu", task.TargetCpu ?? 0, scaling?.TargetCpu, Otherwise.Default);
    }

    static void AddServices(ValueList values, CloudPlan cloud, DeploymentSpec spec, Otherwise pattern)
    {
        if (cloud.Database is { } database)
        {
            var written = spec.Services?.Postgres;
            values.Add("services.postgres.storage", $"{Number(database.StorageGibibytes)} GiB", written?.Storage, Otherwise.As("services.postgres.size", written?.Size));
            values.Add("services.postgres.backup.retention", $"{Number(database.BackupDays)}d", written?.Backup?.Retention, pattern);
            if (cloud.Platform == Platform.Aws)
            {
                values.Add("aws.database", AppValues.Word(database.Engine), spec.Aws?.Database, cloud.Regions is null ? Otherwise.Default : new Otherwise(ValueOrigin.Default, "follows multiregion"));
                values.Add("aws.instance_class", database.Class, spec.Aws?.InstanceClass, Otherwise.As("services.postgres.size", written?.Size));
                values.Add("aws.multi_az", database.HighAvailability || database.Instances > 1, spec.Aws?.MultiAz, pattern);
            }
        }

        if (cloud.Cache is { } cache)
            values.Add("services.redis.replicas", cache.Replicas + 1, spec.Services?.Redis?.Replicas, pattern);
        if (cloud.Documents is { StorageGibibytes: var storage })
            values.Add("services.mongodb.storage", $"{Number(storage)} GiB", spec.Services?.MongoDb?.Storage, Otherwise.As("services.mongodb.size", spec.Services?.MongoDb?.Size));
        if (cloud.Broker is { } broker)
            values.Add("services.rabbitmq.replicas", broker.IsCluster ? 3 : 1, spec.Services?.RabbitMq?.Replicas, pattern);
    }

    static void AddFlags(ValueList values, CloudFlagsPlan plan, FeatureFlagsSpec written)
    {
        values.Add("feature_flags.provider", AppValues.Word(plan.Provider), written.Provider, Otherwise.Default);
        foreach (var flag in plan.Flags)
        {
            if (written.Flags?.Entries.FirstOrDefault(entry => entry.Key.Value == flag.Name)?.Value is not { } own)
                continue;
            var key = $"feature_flags.flags.{flag.Name}";
            values.Show(own.KeySpan, key);
            values.Add($"{key}.enabled", flag.Enabled, own.Enabled, Otherwise.Default);
            values.Add($"{key}.percentage", string.Format(CultureInfo.InvariantCulture, "{0:0.##}%", flag.Percentage), own.Percentage, Otherwise.Default);
            AppValues.AddMap(values, $"{key}.variants", flag.Variants, own.Variants);
            AppValues.AddList(values, $"{key}.allowlist", flag.Allowlist, own.Allowlist);
        }
    }

    static void AddAws(ValueList values, CloudPlan cloud, AwsSpec? written, Otherwise pattern)
    {
        values.Add("aws.account", ServiceValues.Text(cloud.Account, "(that of the credentials)"), written?.Account, Otherwise.Default);
        if (cloud.Root != CloudRoot.Server)
        {
            values.Add("aws.vpc_cidr", cloud.Network.Cidr, written?.VpcCidr, Otherwise.Default);
            values.Add("aws.azs", cloud.Network.Zones, written?.Azs, pattern);
            values.Add("aws.nat", AppValues.Word(cloud.Network.Nat), written?.Nat, pattern);
            values.Add("aws.log_retention", $"{Number(cloud.LogDays)}d", written?.LogRetention, Otherwise.Default);
        }

        if (cloud.Domain is { } domain)
        {
            values.Add("aws.hosted_zone", domain.Zone, written?.HostedZone, new Otherwise(ValueOrigin.Default, "follows deployment.domain"));
            values.Add("aws.certificate_arn", ServiceValues.Text(domain.CertificateArn, "(one is made)"), written?.CertificateArn, Otherwise.Default);
        }
    }

    static void AddAzure(ValueList values, CloudPlan cloud, AzureSpec? written)
    {
        values.Add("azure.resource_group", ServiceValues.Text(cloud.ResourceGroup, "(one is made)"), written?.ResourceGroup, Otherwise.Default);
        values.Add("azure.location", cloud.Region, written?.Location, new Otherwise(ValueOrigin.Default, "follows deployment.region"));
        if (cloud.Domain is { } domain)
            values.Add("azure.dns_zone", domain.Zone, written?.DnsZone, new Otherwise(ValueOrigin.Default, "follows deployment.domain"));
        if (cloud.Registry is not { } registry)
            return;
        values.Add("azure.acr.sku", AppValues.Word(registry.Sku), written?.Acr?.Sku, Otherwise.Default);
        AppValues.AddList(values, "azure.acr.georeplications", registry.Georeplications, written?.Acr?.Georeplications);
        AppValues.AddList(values, "azure.acr.allowed_ips", registry.AllowedIps, written?.Acr?.AllowedIps);
    }

    static void AddCluster(ValueList values, CloudPlan cloud, CloudClusterPlan cluster, DeploymentSpec spec)
    {
        values.Add("kubernetes.cluster", "create", spec.Kubernetes?.Cluster, Otherwise.Default);
        var isAws = cloud.Platform == Platform.Aws;
        var key = isAws ? "aws" : "azure";
        var (aws, azure) = (spec.Aws?.Node, spec.Azure?.Node);
        values.Add($"{key}.kubernetes_version", ServiceValues.Text(cluster.Version, "(the platform's default)"), isAws ? spec.Aws?.KubernetesVersion : spec.Azure?.KubernetesVersion, Otherwise.Default);
        values.Add($"{key}.node.{(isAws ? "instance_type" : "vm_size")}", cluster.NodeSize, isAws ? aws?.InstanceType : azure?.VmSize, Otherwise.Default);
        values.Add($"{key}.node.count", cluster.Count, isAws ? aws?.Count : azure?.Count, new Otherwise(ValueOrigin.Default, "follows min and max"));
        values.Add($"{key}.node.min", cluster.Min, isAws ? aws?.Min : azure?.Min, Otherwise.Default);
        values.Add($"{key}.node.max", cluster.Max, isAws ? aws?.Max : azure?.Max, Otherwise.Default);
        values.Add($"{key}.node.disk", $"{Number(cluster.DiskGibibytes)} GiB", isAws ? aws?.Disk : azure?.Disk, Otherwise.Default);
        if (isAws)
            return;
        values.Add("azure.key_vault", ServiceValues.Text(cluster.KeyVault, "(one is made)"), spec.Azure?.KeyVault, Otherwise.As("secrets.vault_name", Defaults.ChartSecrets(spec)?.VaultName));
        values.Add("azure.log_analytics", ServiceValues.Text(cluster.LogAnalytics, "(one is made)"), spec.Azure?.LogAnalytics, Otherwise.Default);
    }

    static void AddAlarms(ValueList values, DeploymentPlan plan, CloudPlan cloud, DeploymentSpec spec)
    {
        var monitoring = spec.Monitoring;
        // With a chart these keys have rows of the chart's.
        if (plan.Kubernetes is null)
            values.Add("monitoring.level", cloud.Alarms is null ? "none" : "(alarms of the platform)", monitoring?.Level, Otherwise.Default);
        if (cloud.Alarms is not { } alarms)
            return;
        var latency = $"{Number(alarms.LatencyMilliseconds)}ms";
        values.Add("rollback.triggers.error_rate", $"{alarms.ErrorRatePercent.ToString(CultureInfo.InvariantCulture)}%", spec.Rollback?.Triggers?.ErrorRate, Otherwise.Default);
        values.Add("rollback.triggers.latency", latency, spec.Rollback?.Triggers?.Latency, Otherwise.As("monitoring.slo.latency_p99", monitoring?.Slo?.LatencyP99));
    }

    static string Size(TaskPlan task) => $"{Number(task.Cpu)} / {Number(task.MemoryMebibytes)} MiB";

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
