using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>MongoDB in the compose files.</summary>
static class MongoDbService
{
    /// <summary>The file that makes the app's user, beside the compose files; the chart has the same.</summary>
    public const string Script = "mongodb-users.js";

    /// <summary>Reached by the services of the file only, and asks nobody for a password.</summary>
    public static DataMap OnLaptop(MongoDbPlan mongoDb) => new()
    {
        { "image", $"{mongoDb.Image}:{mongoDb.Tag}" },
        // Else it would take half of the laptop's memory.
        { "command", Command(0.25) },
        { "volumes", new DataList { "mongodb-data:/data/db" } },
        { "networks", new DataList { "data" } },
        { "healthcheck", Health("2s", 30) },
    };

    /// <summary>With an administrator, and the app's user who owns its database alone.</summary>
    public static DataMap OnServer(MongoDbPlan mongoDb) => new()
    {
        { "image", $"{mongoDb.Image}:{mongoDb.Tag}" },
        { "user", "999:999" },
        {
            "environment", new DataMap
            {
                { "HOME", "/tmp" },
                { "MONGODB_DATABASE", mongoDb.Database },
                { "MONGODB_PASSWORD_FILE", "/run/secrets/MONGODB_PASSWORD" },
                { "MONGODB_USER", mongoDb.Database },
                { "MONGO_INITDB_ROOT_PASSWORD_FILE", "/run/secrets/MONGODB_ROOT_PASSWORD" },
                { "MONGO_INITDB_ROOT_USERNAME", "root" },
            }
        },
        { "command", Command(mongoDb.CacheGigabytes) },
        { "secrets", new DataList { "MONGODB_PASSWORD", "MONGODB_ROOT_PASSWORD" } },
        { "volumes", new DataList { "mongodb-data:/data/db", $"./{Script}:/docker-entrypoint-initdb.d/users.js:ro" } },
        { "tmpfs", new DataList { "/tmp:size=64m,mode=1777", "/data/configdb:size=1m" } },
        { "networks", new DataList { "data" } },
        { "healthcheck", Health("10s", 12) },
        { "mem_limit", ComposeFile.Memory(mongoDb.Resources.MemoryLimit) },
        { "cpus", ComposeFile.Cpus(mongoDb.Resources.CpuLimit) },
        { "pids_limit", 512 },
        { "stop_grace_period", "60s" },
    };

    static DataList Command(double cacheGigabytes) => ["mongod", "--quiet", "--wiredTigerCacheSizeGB", cacheGigabytes.ToString(CultureInfo.InvariantCulture)];

    // By its name on the network: while the users are being made the server listens on 127.0.0.1 only.
    static DataMap Health(string interval, int retries) => new()
    {
        { "test", new DataList { "CMD", "mongosh", "--quiet", "--norc", "--host", "mongodb", "--eval", "quit(db.hello().ok ? 0 : 1)" } },
        { "interval", interval },
        { "timeout", "10s" },
        { "retries", retries },
        { "start_period", "30s" },
    };
}
