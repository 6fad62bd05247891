using System.Globalization;
using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>Versions, sizes and parameters of the backing services.</summary>
static class ServicePlanner
{
    /// <summary>Newest minor of each major that was current when this version of Deploy.Sdk was made.</summary>
    static readonly Dictionary<string, string> PostgresVersions = new(StringComparer.Ordinal)
    {
        ["13"] = "13.22", ["14"] = "14.19", ["15"] = "15.14", ["16"] = "16.10", ["17"] = "17.6",
    };

    static readonly Dictionary<string, string> RedisVersions = new(StringComparer.Ordinal) { ["6"] = "6.2.19", ["7"] = "7.4.5", ["8"] = "8.0.3" };

    static readonly Dictionary<string, string> MongoDbVersions = new(StringComparer.Ordinal)
    {
        ["7"] = "7.0.28", ["7.0"] = "7.0.28", ["8"] = "8.0.16", ["8.0"] = "8.0.16",
    };

    static readonly Dictionary<string, string> RabbitMqVersions = new(StringComparer.Ordinal)
    {
        ["3"] = "3.13.7", ["3.13"] = "3.13.7", ["4"] = "4.2.5", ["4.0"] = "4.0.9", ["4.1"] = "4.1.8", ["4.2"] = "4.2.5",
    };

    public static PostgresPlan Postgres(DeploymentSpec spec, ProjectFacts facts, string name)
    {
        var service = spec.Services?.Postgres;
        var database = spec.Kubernetes?.Database;
        var version = service?.Version?.Value ?? "16";
        var size = Defaults.PostgresSize(spec);
        return new PostgresPlan
        {
            Version = version,
            Image = $"postgres:{Pinned(PostgresVersions, version)}-bookworm",
            ExternalHost = service?.External?.Value == true ? service.Host?.Value : null,
            InCluster = Defaults.PostgresInCluster(spec, facts),
            // An identifier that needs no quotes.
            Database = name.Replace('-', '_'),
            Instances = Defaults.PostgresReplicas(spec),
            Size = size,
            Storage = database?.Storage?.Value ?? service?.Storage?.Value ?? Quantity.Size(size switch { ServiceSize.Large => "200Gi", ServiceSize.Medium => "50Gi", _ => "10Gi" }),
            StorageClass = database?.StorageClass?.Value ?? service?.StorageClass?.Value ?? "",
            Resources = PostgresResources(size),
            Parameters = PostgresParameters(size, database),
            Extensions = (database?.Extensions?.Items ?? []).Select(static extension => extension.Value).OrderBy(static extension => extension, StringComparer.Ordinal).ToList(),
            Pooler = Defaults.PostgresInCluster(spec, facts) && Defaults.IsOn(database?.Pooler)
                ? new PoolerPlan(database!.Pooler!.Mode?.Value ?? PoolMode.Transaction, Defaults.PoolerInstances(database.Pooler), database.Pooler.MaxClientConn?.Value ?? 1000, Defaults.PoolSize(spec, database.Pooler))
                : null,
            Backup = service?.Backup is { Destination: { } destination } backup
                ? new BackupPlan(backup.Schedule?.Value ?? "0 3 * * *", (int)Math.Ceiling(backup.Retention?.Value.TotalDays ?? 30), destination.Value)
                : null,
        };
    }

    public static RedisPlan Redis(DeploymentSpec spec)
    {
        var service = spec.Services?.Redis;
        var size = service?.Size?.Value ?? ServiceSize.Small;
        var (cpu, memory, cpuLimit, memoryLimit, megabytes) = size switch
        {
            ServiceSize.Large => ("500m", "2Gi", "2", "4Gi", 3072),
            ServiceSize.Medium => ("250m", "512Mi", "1", "1Gi", 768),
            _ => ("50m", "128Mi", "500m", "256Mi", 192),
        };
        return new RedisPlan(
            "redis", $"{Pinned(RedisVersions, service?.Version?.Value ?? "7")}-bookworm",
            service?.External?.Value == true ? service.Host?.Value : null,
            service?.Storage?.Value ?? Quantity.Size(memoryLimit), service?.StorageClass?.Value ?? "",
            new ResourcesPlan(Quantity.Cpu(cpu), Quantity.Size(memory), Quantity.Cpu(cpuLimit), Quantity.Size(memoryLimit)), megabytes)
        {
            Size = size,
        };
    }

    public static MongoDbPlan MongoDb(ServiceSpec? service, string name)
    {
        var size = service?.Size?.Value ?? ServiceSize.Small;
        var version = Pinned(MongoDbVersions, service?.Version?.Value ?? "7");
        return new MongoDbPlan
        {
            Image = "mongo",
            // The release of Ubuntu that the image of that version is made from.
            Tag = $"{version}-{(Major(version) switch { >= 8 => "noble", >= 6 => "jammy", _ => "focal" })}",
            ExternalHost = service?.External?.Value == true ? service.Host?.Value : null,
            Database = name.Replace('-', '_'),
            Size = size,
            Storage = service?.Storage?.Value ?? Quantity.Size(size switch { ServiceSize.Large => "200Gi", ServiceSize.Medium => "50Gi", _ => "10Gi" }),
            StorageClass = service?.StorageClass?.Value ?? "",
            Resources = PostgresResources(size),
            // Half of what is left beyond one gigabyte, as the server would choose on a machine of that size
            // (https://www.mongodb.com/docs/manual/core/wiredtiger/#memory-use): the rest is for connections and for the file system's cache.
            CacheGigabytes = size switch { ServiceSize.Large => 7.5, ServiceSize.Medium => 1.5, _ => 0.25 },
        };
    }

    public static RabbitMqPlan RabbitMq(ServiceSpec? service, string name, Pattern pattern)
    {
        var size = service?.Size?.Value ?? ServiceSize.Small;
        var (cpu, cpuLimit, memory, mebibytes, storage) = size switch
        {
            ServiceSize.Large => ("1", "4", "8Gi", 8192, "50Gi"),
            ServiceSize.Medium => ("500m", "2", "2Gi", 2048, "20Gi"),
            _ => ("100m", "1", "1Gi", 1024, "8Gi"),
        };
        return new RabbitMqPlan
        {
            Image = "rabbitmq",
            Tag = Pinned(RabbitMqVersions, service?.Version?.Value ?? "3.13"),
            ExternalHost = service?.External?.Value == true ? service.Host?.Value : null,
            VirtualHost = name,
            Replicas = pattern == Pattern.Kubernetes ? service?.Replicas?.Value ?? 1 : 1,
            Size = size,
            Storage = service?.Storage?.Value ?? Quantity.Size(storage),
            StorageClass = service?.StorageClass?.Value ?? "",
            Resources = new ResourcesPlan(Quantity.Cpu(cpu), Quantity.Size(memory), Quantity.Cpu(cpuLimit), Quantity.Size(memory)),
            // Six tenths, as RabbitMQ 4 does by itself; in bytes, because a share would be one of the machine where the limit is not seen.
            WatermarkMebibytes = mebibytes * 6 / 10,
        };
    }

    static int Major(string version) => int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;

    static string Pinned(Dictionary<string, string> versions, string written) => versions.TryGetValue(written, out var pinned) ? pinned : written;

    // Request and limit of memory are equal: the kernel ends a database last when its pod is "Guaranteed" in memory.
    internal static ResourcesPlan PostgresResources(ServiceSize size)
    {
        var (cpu, cpuLimit, memory) = size switch
        {
            ServiceSize.Large => ("4", "8", "16Gi"),
            ServiceSize.Medium => ("1", "2", "4Gi"),
            _ => ("250m", "1", "1Gi"),
        };
        return new ResourcesPlan(Quantity.Cpu(cpu), Quantity.Size(memory), Quantity.Cpu(cpuLimit), Quantity.Size(memory));
    }

    // A quarter of the memory for shared buffers, three quarters as estimate of the cache
    // (https://www.postgresql.org/docs/current/runtime-config-resource.html); volumes are solid-state, so random reads cost little more.
    static IReadOnlyList<KeyValuePair<string, string>> PostgresParameters(ServiceSize size, DatabaseSpec? database)
    {
        // Room for changes between two checkpoints: what is written in a quarter of an hour, and well below a tenth of the volume.
        var (shared, cache, work, maintenance, wal, leastWal) = size switch
        {
            ServiceSize.Large => ("4GB", "12GB", "16MB", "1GB", "16GB", "2GB"),
            ServiceSize.Medium => ("1GB", "3GB", "8MB", "256MB", "4GB", "1GB"),
            _ => ("256MB", "768MB", "4MB", "64MB", "1GB", "256MB"),
        };
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["max_connections"] = Defaults.UsualConnections(size),
            ["max_wal_size"] = wal,
            ["min_wal_size"] = leastWal,
            ["checkpoint_timeout"] = "15min",
            // Pages are written whole after each checkpoint; compressed they are a fraction of what goes to the archive.
            ["wal_compression"] = "on",
            // A pod without a limit for huge pages that takes those of its node is killed.
            ["huge_pages"] = "off",
            ["effective_io_concurrency"] = "200",
            // What was slow, and who waited for whom, is what is asked first when the app is slow.
            ["log_min_duration_statement"] = "1s",
            ["log_lock_waits"] = "on",
            // What users wrote belongs into no log.
            ["log_parameter_max_length"] = "0",
            ["track_io_timing"] = "on",
            ["shared_buffers"] = shared,
            ["effective_cache_size"] = cache,
            ["work_mem"] = work,
            ["maintenance_work_mem"] = maintenance,
            ["random_page_cost"] = "1.1",
        };
        foreach (var entry in database?.Parameters?.Entries ?? [])
            parameters[entry.Key.Value] = entry.Value.Value;
        return parameters.ToList();
    }
}
