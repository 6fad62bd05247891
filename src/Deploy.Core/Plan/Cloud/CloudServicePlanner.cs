using Deploy.Core.Spec;

namespace Deploy.Core.Plan.Cloud;

/// <summary>Backing services that the platform runs; what someone else runs is not created.</summary>
static class CloudServicePlanner
{
    /// <summary>Most days that RDS and Flexible Server keep backups.</summary>
    const int LongestBackup = 35;

    public static CloudDatabasePlan? Database(DeploymentSpec spec, DeploymentPlan app, bool isAws, bool isProtected, RegionsPlan? regions)
    {
        if (app.Postgres is not { ExternalHost: null } postgres)
            return null;
        var production = app.Pattern == Pattern.ProductionSaas;
        var engine = isAws ? Defaults.AwsDatabase(spec) : AwsDatabase.Rds;
        var name = isAws ? spec.Aws?.InstanceClass?.Value ?? CloudSizes.RdsClass(app.Pattern, postgres.Size, engine, regions is not null) : CloudSizes.FlexibleServer(app.Pattern, postgres.Size);
        var available = isAws ? spec.Aws?.MultiAz?.Value ?? production : production && AzureRegions.HaveZones(Defaults.CloudRegion(spec));
        var storage = isAws ? CloudSizes.RdsStorage(postgres.Storage) : CloudSizes.FlexibleServerStorage(postgres.Storage);
        return new CloudDatabasePlan
        {
            Engine = engine,
            Name = postgres.Database,
            // An exact version is kept on AWS, where one may be needed: all clusters of a global database have the same.
            Version = isAws ? postgres.Version : postgres.Version.Split('.')[0],
            Class = name,
            Instances = available ? 2 : 1,
            StorageGibibytes = storage,
            MaxStorageGibibytes = Math.Max(100, Math.Min(65536, storage * 5)),
            // Flexible Server has a standby above the burstable tier only.
            HighAvailability = available && (isAws || !name.StartsWith("B_", StringComparison.Ordinal)),
            BackupDays = spec.Services?.Postgres?.Backup?.Retention is { } retention ? Math.Min(LongestBackup, Math.Max(isAws ? 1 : 7, (int)Math.Ceiling(retention.Value.TotalDays))) : production ? 14 : 7,
            // Copies in the paired region, for what must not be lost with one.
            GeoBackup = !isAws && isProtected && available && !name.StartsWith("B_", StringComparison.Ordinal),
            // The smallest classes have none (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.Overview.Engines.html).
            Insights = production && !name.EndsWith(".micro", StringComparison.Ordinal) && !name.EndsWith(".small", StringComparison.Ordinal),
            // Aurora holds commits back rather than lose more than this; it takes no less than 20 seconds
            // (https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html).
            Parameters = regions is not null && spec.Multiregion?.Replication?.Database?.Value == DatabaseReplication.Sync
                ? [new("rds.global_db_rpo", Math.Max(20, regions.RpoSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture))]
                : [],
        };
    }

    public static CloudCachePlan? Cache(DeploymentSpec spec, DeploymentPlan app, bool isAws)
    {
        if (app.Redis is not { ExternalHost: null } redis)
            return null;
        var production = app.Pattern == Pattern.ProductionSaas;
        var replicas = (spec.Services?.Redis?.Replicas?.Value - 1) ?? (production ? 1 : 0);
        return new CloudCachePlan("7.1", isAws ? CloudSizes.CacheNode(app.Pattern, redis.Size) : CloudSizes.ManagedRedis(redis.Size), Math.Min(5, Math.Max(0, replicas)));
    }

    public static CloudDocumentsPlan? Documents(DeploymentPlan app, bool isAws, string region) => app.MongoDb is not { ExternalHost: null } documents ? null
        : new CloudDocumentsPlan(
            isAws ? "5.0" : documents.Tag.Split('.')[0] is "8" ? "8.0" : "7.0", isAws ? CloudSizes.DocumentDb(documents.Size) : CloudSizes.MongoCluster(documents.Size),
            app.Pattern == Pattern.ProductionSaas && (isAws || AzureRegions.HaveZones(region)) ? 2 : 1, CloudSizes.FlexibleServerStorage(documents.Storage), documents.Database);

    public static CloudBrokerPlan? Broker(DeploymentSpec spec, DeploymentPlan app) => app.RabbitMq is not { ExternalHost: null } broker ? null
        : new CloudBrokerPlan(
            broker.Tag.StartsWith("4", StringComparison.Ordinal) ? "4.2" : "3.13", CloudSizes.Broker(broker.Size),
            spec.Services?.RabbitMq?.Replicas?.Value > 1 || (app.Pattern == Pattern.ProductionSaas && spec.Services?.RabbitMq?.Replicas is null));

    /// <summary>The ways out: other people's APIs, and the services that someone else runs.</summary>
    public static IReadOnlyList<int> EgressPorts(DeploymentPlan app) => new[]
        {
            (443, true), (5432, app.Postgres?.ExternalHost is not null), (6379, app.Redis?.ExternalHost is not null),
            (27017, app.MongoDb?.ExternalHost is not null), (5671, app.RabbitMq?.ExternalHost is not null),
        }
        .Where(static way => way.Item2).Select(static way => way.Item1).ToList();
}
