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
