using Deploy.Core.Spec;

namespace Deploy.Core.Plan.Cloud;

/// <summary>What small, medium and large are called by each platform.</summary>
static class CloudSizes
{
    /// <summary>Fargate's processor units with the least memory, the most, and the step between (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html).</summary>
    static readonly (int Cpu, int Least, int Most, int Step)[] Fargate =
    [
        (256, 512, 2048, 512), (512, 1024, 4096, 1024), (1024, 2048, 8192, 1024), (2048, 4096, 16384, 1024), (4096, 8192, 30720, 1024),
        (8192, 16384, 61440, 4096), (16384, 32768, 122880, 8192),
    ];

    /// <summary>Days that CloudWatch can keep logs (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html).</summary>
    static readonly int[] LogDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    static readonly int[] AzureStorage = [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32767];

    /// <summary>
    /// The smallest task that has the processor time asked for and the memory allowed: Fargate takes no less than what it is given, and a
    /// task that needs more memory than it has is ended.
    /// </summary>
    public static (int Cpu, int MemoryMebibytes) FargateTask(ResourcesPlan resources)
    {
        var cpu = (int)Math.Ceiling(resources.Cpu.Amount * 1024 / 1000);
        var memory = Mebibytes(resources.MemoryLimit);
        foreach (var (units, least, most, step) in Fargate)
        {
            // A quarter of a processor has no step between 1 and 2 GiB.
            if (units >= cpu && memory <= most)
                return (units, memory <= least ? least : units == 256 && memory > 1024 ? 2048 : least + (((memory - least + step - 1) / step) * step));
        }

        var largest = Fargate[Fargate.Length - 1];
        return (largest.Cpu, largest.Most);
    }

    /// <summary>The smallest app of the Consumption profile: memory is always twice the processors, in GiB (https://learn.microsoft.com/azure/container-apps/containers#allocations).</summary>
    public static (int Cpu, int MemoryMebibytes) ContainerApp(ResourcesPlan resources)
    {
        var quarters = Math.Max((int)Math.Ceiling(resources.Cpu.Amount / 250), (int)Math.Ceiling(Mebibytes(resources.MemoryLimit) / 512m));
        quarters = Math.Min(16, Math.Max(1, quarters));
        return (quarters * 250, quarters * 512);
    }

    /// <summary>Class of a database on AWS.</summary>
    public static string RdsClass(Pattern pattern, ServiceSize size, AwsDatabase engine, bool isGlobal) => (pattern, size) switch
    {
        // A global database takes no class that earns credits.
        (_, ServiceSize.Small) when engine == AwsDatabase.Aurora && isGlobal => "db.r7g.large",
        (_, ServiceSize.Large) => engine == AwsDatabase.Aurora || pattern == Pattern.ProductionSaas ? "db.r7g.xlarge" : "db.r7g.large",
        (Pattern.ProductionSaas, ServiceSize.Medium) => engine == AwsDatabase.Aurora ? "db.r7g.large" : "db.m7g.large",
        (Pattern.ProductionSaas, _) => "db.t4g.medium",
        (_, ServiceSize.Medium) => "db.t4g.medium",
        // Aurora has no smaller class.
        _ => engine == AwsDatabase.Aurora ? "db.t4g.medium" : "db.t4g.micro",
    };

    /// <summary>SKU of Flexible Server.</summary>
    public static string FlexibleServer(Pattern pattern, ServiceSize size) => (pattern, size) switch
    {
        (Pattern.ProductionSaas, ServiceSize.Large) => "GP_Standard_D8ds_v5",
        (Pattern.ProductionSaas, ServiceSize.Medium) => "GP_Standard_D4ds_v5",
        (Pattern.ProductionSaas, _) or (_, ServiceSize.Large) => "GP_Standard_D2ds_v5",
        (_, ServiceSize.Medium) => "B_Standard_B2s",
        _ => "B_Standard_B1ms",
    };

    /// <summary>Node type of ElastiCache.</summary>
    public static string CacheNode(Pattern pattern, ServiceSize size) => size switch
    {
        ServiceSize.Large => "cache.r7g.large",
        ServiceSize.Medium => pattern == Pattern.ProductionSaas ? "cache.m7g.large" : "cache.t4g.medium",
        _ => pattern == Pattern.ProductionSaas ? "cache.t4g.small" : "cache.t4g.micro",
    };

    /// <summary>SKU of Azure Managed Redis.</summary>
    public static string ManagedRedis(ServiceSize size) => size switch { ServiceSize.Large => "Balanced_B10", ServiceSize.Medium => "Balanced_B3", _ => "Balanced_B0" };

    /// <summary>Class of DocumentDB.</summary>
    public static string DocumentDb(ServiceSize size) => size switch { ServiceSize.Large => "db.r6g.xlarge", ServiceSize.Medium => "db.r6g.large", _ => "db.t4g.medium" };

    /// <summary>Tier of Cosmos DB for MongoDB.</summary>
    public static string MongoCluster(ServiceSize size) => size switch { ServiceSize.Large => "M50", ServiceSize.Medium => "M40", _ => "M30" };

    /// <summary>Type of the nodes of Amazon MQ.</summary>
    public static string Broker(ServiceSize size) => size switch { ServiceSize.Large => "mq.m7g.xlarge", ServiceSize.Medium => "mq.m7g.large", _ => "mq.m7g.medium" };

    /// <summary>Storage of RDS: gp3 begins at 20 GiB.</summary>
    public static int RdsStorage(Quantity written) => Math.Max(20, Gibibytes(written));

    /// <summary>Storage of Flexible Server: one of a few sizes.</summary>
    public static int FlexibleServerStorage(Quantity written) => AzureStorage.FirstOrDefault(size => size >= Gibibytes(written)) is var size and > 0 ? size : AzureStorage[AzureStorage.Length - 1];

    /// <summary>The next number of days that CloudWatch knows.</summary>
    public static int Retention(TimeSpan written) => LogDays.FirstOrDefault(days => days >= written.TotalDays) is var days and > 0 ? days : LogDays[LogDays.Length - 1];

    /// <summary>Whole gigabytes that hold the quantity.</summary>
    public static int Gibibytes(Quantity quantity) => (int)Math.Min(int.MaxValue, Math.Ceiling(quantity.Amount / (1024m * 1024 * 1024)));

    static int Mebibytes(Quantity quantity) => (int)Math.Min(int.MaxValue, Math.Ceiling(quantity.Amount / (1024m * 1024)));
}
