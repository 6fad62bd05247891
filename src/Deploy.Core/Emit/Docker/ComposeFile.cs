using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docker;

/// <summary>What the laptop's and the server's compose files have in common. Both load in docker-compose 1.29 and in Compose v2.</summary>
static class ComposeFile
{
    /// <summary>The app's image on a server. A tag set by hand takes the place of tag and digest.</summary>
    public static string Image(DeploymentPlan plan) => $"{plan.ImageRepository}:${{TAG:-{plan.PinnedTag}}}";

    /// <summary>A map from texts to texts.</summary>
    public static DataMap Map(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var map = new DataMap();
        foreach (var entry in entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            map.Add(entry.Key, entry.Value);
        return map;
    }

    /// <summary>Settings of the user win over ours of the same name.</summary>
    public static DataMap Environment(DeploymentPlan plan, IEnumerable<KeyValuePair<string, string>> ours)
    {
        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in ours.Concat(plan.Env))
        {
            // '$' begins a variable of compose.
            merged[entry.Key] = entry.Value.Replace("$", "$$");
        }

        return Map(merged);
    }

    /// <summary>The entry point or command of a worker or of the migrations, and its health check: <paramref name="health"/> ends with 0 while it does its work.</summary>
    public static void AddCommand(DataMap service, DeploymentPlan plan, IReadOnlyList<string> command, IReadOnlyList<string>? health = null)
    {
        // The Dockerfiles of the other frameworks have an entry point of their own, which reads the secrets and then runs the command.
        var key = plan.Framework == Framework.Aspnet ? "entrypoint" : "command";
        service.Add(key, new DataList(Words(command)));
        // The image's own check asks the app's port: for whatever else runs of the image it would fail for good.
        service.Add("healthcheck", health is { Count: > 0 } ? OwnHealth(plan, health) : new DataMap { { "disable", true } });
    }

    // As often as in the chart.
    static DataMap OwnHealth(DeploymentPlan plan, IReadOnlyList<string> command) => new()
    {
        // A check does not come by the image's entry point, which is what makes variables of the secrets.
        { "test", new DataList(Words(plan.Image.HasEntrypoint ? ["CMD", "/bin/sh", "/entrypoint.sh", .. command] : ["CMD", .. command])) },
        { "interval", "60s" },
        { "timeout", "30s" },
        { "retries", 3 },
        { "start_period", "60s" },
    };

    // '$' begins a variable of compose.
    static IEnumerable<string> Words(IEnumerable<string> words) => words.Select(static word => word.Replace("$", "$$"));

    /// <summary>Profile of the processes beside the app; .env switches it on.</summary>
    public const string Workers = "workers";

    /// <summary>Name of the service, and of its profile, that fills the database and ends: <c>docker compose run --rm seed</c>.</summary>
    public const string Seed = "seed";

    /// <summary>Names of the services of a server that answer requests: one, or one of each colour.</summary>
    public static IReadOnlyList<string> AppServices(DeploymentPlan plan) => plan.Server is { HasColours: true } ? ["app-blue", "app-green"] : ["app"];

    /// <summary>Name of the service that changes the schema and ends.</summary>
    public const string Migrate = "migrate";

    /// <summary>Name of the variable that tells Rails into which file migrations write the schema; without it, into the source.</summary>
    public const string RailsSchema = "SCHEMA";

    /// <summary>The settings of the migrations; the phase can be chosen: <c>docker compose run --rm -e MIGRATION_PHASE=backfill migrate</c>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> MigrationVariables(MigrationPlan migrations) =>
        migrations.Strategy == MigrationStrategy.ExpandContract ? migrations.Env.Append(new("MIGRATION_PHASE", MigrationPlanner.FirstPhase)) : migrations.Env;

    /// <summary>Starts only when asked for: <c>--profile</c>, COMPOSE_PROFILES, or by its name.</summary>
    public static void AddProfile(DataMap service, string profile) => service.Add("profiles", new DataList { profile });

    /// <summary>Starts behind the services that run beside the app, and behind the migrations.</summary>
    public static void AddDependencies(DataMap service, DeploymentPlan plan, bool laptop, bool isMigration = false)
    {
        var healthy = new DataMap();
        foreach (var name in Backing(plan, laptop))
            healthy.Add(name, new DataMap { { "condition", "service_healthy" } });
        if (plan.Migrations is not null && !isMigration)
            healthy.Add(Migrate, new DataMap { { "condition", "service_completed_successfully" } });
        if (healthy.Entries.Count > 0)
            service.Add("depends_on", healthy);
    }

    /// <summary>Names of the backing services that run beside the app.</summary>
    public static IEnumerable<string> Backing(DeploymentPlan plan, bool laptop)
    {
        if (plan.Postgres is { } postgres && (laptop || postgres.ExternalHost is null))
            yield return "postgres";
        if (plan.Redis is { } redis && (laptop || redis.ExternalHost is null))
            yield return "redis";
        if (plan.MongoDb is { } mongoDb && (laptop || mongoDb.ExternalHost is null))
            yield return "mongodb";
        if (plan.RabbitMq is { } rabbitMq && (laptop || rabbitMq.ExternalHost is null))
            yield return "rabbitmq";
    }

    /// <summary>The health check of PostgreSQL: by TCP, because while the database is being created the server listens on its socket only.</summary>
    public static DataMap PostgresHealth(PostgresPlan postgres, string interval, int retries) => new()
    {
        { "test", new DataList { "CMD", "pg_isready", "-q", "-h", "127.0.0.1", "-U", postgres.Database, "-d", postgres.Database } },
        { "interval", interval },
        { "timeout", "3s" },
        { "retries", retries },
        { "start_period", "30s" },
    };

    /// <summary>Kubernetes quantities as compose writes them: <c>512Mi</c> → <c>512m</c>.</summary>
    public static string Memory(Quantity memory) =>
        $"{Math.Max(6, (long)Math.Ceiling(memory.Amount / (1024 * 1024))).ToString(CultureInfo.InvariantCulture)}m";

    /// <summary>Thousandths of a core as cores.</summary>
    public static DataNode Cpus(Quantity cpu) => new DataScalar((double)(cpu.Amount / 1000));
}
