using Deploy.Core.Emit.Data;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>Services that the platform runs for the app, as the roots take them; null for those that there are not.</summary>
static class ServiceVariables
{
    public static DataNode Database(CloudPlan cloud)
    {
        if (cloud.Database is not { } database)
            return DataScalar.Null;
        var parameters = new DataMap();
        foreach (var entry in database.Parameters)
            parameters.Add(entry.Key, entry.Value);
        if (cloud.Platform == Platform.Azure)
        {
            return new DataMap
            {
                { "name", database.Name }, { "version", database.Version }, { "sku", database.Class }, { "storage_gb", database.StorageGibibytes },
                { "high_availability", database.HighAvailability }, { "backup_days", database.BackupDays }, { "geo_backup", database.GeoBackup }, { "parameters", parameters },
            };
        }

        return new DataMap
        {
            { "engine", Words.ToKebabCase(database.Engine.ToString()) }, { "name", database.Name }, { "version", database.Version }, { "instance_class", database.Class },
            { "instances", database.Instances }, { "storage_gb", database.StorageGibibytes }, { "max_storage_gb", database.MaxStorageGibibytes }, { "multi_az", database.HighAvailability },
            { "backup_days", database.BackupDays }, { "performance_insights", database.Insights }, { "parameters", parameters },
        };
    }

    public static DataNode Cache(CloudPlan cloud) => cloud.Cache is not { } cache ? DataScalar.Null
        : cloud.Platform == Platform.Azure ? new DataMap { { "sku", cache.Class }, { "high_availability", cache.Replicas > 0 } }
        : new DataMap { { "version", cache.Version }, { "node_type", cache.Class }, { "replicas", cache.Replicas } };

    public static DataNode Documents(CloudPlan cloud) => cloud.Documents is not { } documents ? DataScalar.Null
        : cloud.Platform == Platform.Azure
            ? new DataMap { { "version", documents.Version }, { "tier", documents.Class }, { "storage_gb", documents.StorageGibibytes }, { "high_availability", documents.Instances > 1 }, { "database", documents.Database } }
            : new DataMap { { "version", documents.Version }, { "instance_class", documents.Class }, { "instances", documents.Instances }, { "database", documents.Database } };

    public static DataNode Broker(CloudPlan cloud) => cloud.Broker is not { } broker ? DataScalar.Null
        : new DataMap { { "version", broker.Version }, { "instance_type", broker.Class }, { "cluster", broker.IsCluster } };

    public static DataMap Flags(CloudFlagsPlan plan)
    {
        var flags = new DataMap();
        foreach (var flag in plan.Flags)
        {
            // A list: the first one is what users get who do not have the flag.
            var variants = new DataList(flag.Variants.Select(static variant => (DataNode)new DataMap { { "name", variant.Key }, { "value", variant.Value } }));
            flags.Add(flag.Name, new DataMap
            {
                { "enabled", flag.Enabled }, { "percentage", (int)Math.Round(flag.Percentage) }, { "allowlist", new DataList(flag.Allowlist) }, { "variants", variants },
            });
        }

        return new DataMap { { "provider", Words.ToKebabCase(plan.Provider.ToString()) }, { "flags", flags } };
    }
}
