using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about MongoDB.</summary>
static class MongoDbValues
{
    /// <summary>User of the image.</summary>
    const int User = 999;

    public static DataMap Build(DeploymentPlan plan)
    {
        var mongoDb = plan.MongoDb;
        // What stands there when the app has none: the values of a small one, ready to be switched on.
        var shown = mongoDb ?? ServicePlanner.MongoDb(null, plan.Name);
        return new DataMap
        {
            { "enabled", mongoDb is not null },
            { "image", ChartValues.Image($"docker.io/library/{shown.Image}", shown.Tag) },
            { "auth", new DataMap { { "existingSecret", "" }, { "passwordKey", "password" }, { "rootPasswordKey", "root-password" } } },
            { "database", shown.Database },
            { "username", shown.Database },
            { "cacheSizeGB", new DataScalar(shown.CacheGigabytes) },
            { "extraArgs", new DataList() },
            { "storage", new DataMap { { "size", shown.Storage.Text }, { "storageClass", shown.StorageClass } } },
            { "resources", ChartValues.Resources(shown.Resources) },
            { "podSecurityContext", PodValues.PodSecurity(User) },
            {
                "external", new DataMap
                {
                    { "enabled", mongoDb?.ExternalHost is not null },
                    { "host", mongoDb?.ExternalHost ?? "" },
                    { "port", 27017 },
                    { "tls", true },
                    { "authSource", "" },
                    { "existingSecret", mongoDb?.ExternalHost is null ? "" : $"{plan.FullName}-mongodb" },
                    { "passwordKey", "password" },
                    { "uriKey", "" },
                    { "cidrs", new DataList { "0.0.0.0/0" } },
                }
            },
        };
    }
}
