using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docker;

/// <summary>compose.yaml: the app with all it needs, on a laptop, after one command and without a password.</summary>
static class LaptopCompose
{
    public static DataMap Build(DeploymentPlan plan, string dockerfile)
    {
        var services = new DataMap { { "app", App(plan, dockerfile) } };
        if (plan.Migrations is { } migrations)
            services.Add(ComposeFile.Migrate, OfImage(plan, migrations.Command, Schema(plan, migrations).Concat(ComposeFile.MigrationVariables(migrations)), build: Image(plan, dockerfile)));
        if (plan.Seed.Count > 0)
            services.Add(ComposeFile.Seed, OfImage(plan, plan.Seed, [], ComposeFile.Seed));
        foreach (var worker in plan.Workers)
            services.Add(worker.Name, OfImage(plan, worker.Command, [], ComposeFile.Workers, health: worker.Health));
        if (plan.Postgres is { } postgres)
            services.Add("postgres", Postgres(postgres));
        if (plan.Redis is { } redis)
            services.Add("redis", Redis(redis));
        if (plan.MongoDb is { } mongoDb)
            services.Add("mongodb", MongoDbService.OnLaptop(mongoDb));
        if (plan.RabbitMq is { } rabbitMq)
            services.Add("rabbitmq", RabbitMqService.OnLaptop(rabbitMq));

        var file = new DataMap { { "services", services } };
        var backing = ComposeFile.Backing(plan, laptop: true).ToList();
        if (backing.Count == 0)
            return AdminServices.Add(file, plan, laptop: true);
        file.Add("networks", new DataMap { { "data", new DataMap { { "internal", true } } } });
        var volumes = new DataMap();
        foreach (var name in backing)
            volumes.Add($"{name}-data", new DataMap());
        file.Add("volumes", volumes);
        return AdminServices.Add(file, plan, laptop: true);
    }

    /// <summary>How the image is built. One service has it for all that run the image: the one that starts first, or docker-compose 1.29 would look for it in a registry.</summary>
    internal static DataMap Image(DeploymentPlan plan, string dockerfile)
    {
        var build = new DataMap { { "context", plan.Image.ContextFromDocker }, { "dockerfile", dockerfile } };
        if (plan.Image.Arguments.Count > 0)
            build.Add("args", ComposeFile.Map(plan.Image.Arguments));
        return build;
    }

    static DataMap App(DeploymentPlan plan, string dockerfile)
    {
        var port = plan.Port.ToString(CultureInfo.InvariantCulture);
        var app = new DataMap
        {
            // By its tag: what is built here has no digest, and none may stand in its name.
            { "image", $"{plan.ImageRepository}:${{TAG:-{plan.ImageTag}}}" },
        };
        app.AddIfSet("build", plan.Migrations is null ? Image(plan, dockerfile) : null);
        app.Add("environment", ComposeFile.Environment(plan, Variables(plan)));
        if (plan.ServesHttp)
            app.Add("ports", new DataList { $"127.0.0.1:${{PORT:-{port}}}:{port}" });
        AddSecrets(app, plan);
        ComposeFile.AddDependencies(app, plan, laptop: true);
        AddFlags(app, plan);
        AddNetworks(app, plan, outside: true);
        app.Add("stop_grace_period", "30s");
        return app;
    }

    static DataMap OfImage(DeploymentPlan plan, IReadOnlyList<string> command, IEnumerable<KeyValuePair<string, string>> own, string? profile = null, DataMap? build = null, IReadOnlyList<string>? health = null)
    {
        var service = new DataMap { { "image", $"{plan.ImageRepository}:${{TAG:-{plan.ImageTag}}}" } };
        service.AddIfSet("build", build);
        if (profile is not null)
            ComposeFile.AddProfile(service, profile);
        ComposeFile.AddCommand(service, plan, command, health);
        service.Add("environment", ComposeFile.Environment(plan, Variables(plan).Concat(own)));
        AddSecrets(service, plan);
        // The migrations alone have no profile: they always run.
        ComposeFile.AddDependencies(service, plan, laptop: true, isMigration: profile is null);
        AddFlags(service, plan);
        AddNetworks(service, plan, outside: true);
        return service;
    }

    // In development Rails ends migrations by writing the schema beside them, where the image lets nobody write.
    static IEnumerable<KeyValuePair<string, string>> Schema(DeploymentPlan plan, MigrationPlan migrations)
    {
        if (plan.Framework == Framework.Rails && !migrations.Env.Any(variable => variable.Key == ComposeFile.RailsSchema))
            yield return new(ComposeFile.RailsSchema, "/tmp/schema");
    }

    static void AddFlags(DataMap service, DeploymentPlan plan)
    {
        if (plan.Flags.Count > 0)
            service.Add("volumes", new DataList { $"./feature-flags:{FlagFile.MountFolder}:ro" });
    }

    static IEnumerable<KeyValuePair<string, string>> Variables(DeploymentPlan plan) =>
        ConnectionVariables.OfFramework(plan, laptop: true).Concat(ConnectionVariables.Plain(plan, laptop: true));

    // What the user keeps secret comes from .env beside this file; without it the app starts and finds them empty.
    static void AddSecrets(DataMap service, DeploymentPlan plan)
    {
        var environment = (DataMap)service["environment"]!;
        foreach (var secret in plan.Secrets)
        {
            if (environment[secret.Name] is null)
                environment.Add(secret.Name, $"${{{secret.Name}:-}}");
        }
    }

    static void AddNetworks(DataMap service, DeploymentPlan plan, bool outside)
    {
        if (!ComposeFile.Backing(plan, laptop: true).Any())
            return;
        var networks = new DataList();
        if (outside)
            networks.Add("default");
        networks.Add("data");
        service.Add("networks", networks);
    }

    static DataMap Postgres(PostgresPlan postgres) => new()
    {
        { "image", postgres.Image },
        {
            "environment", new DataMap
            {
                { "POSTGRES_USER", postgres.Database },
                { "POSTGRES_DB", postgres.Database },
                { "POSTGRES_HOST_AUTH_METHOD", "trust", "Reached by the services of this file only, so no password has to stand anywhere." },
            }
        },
        { "volumes", new DataList { "postgres-data:/var/lib/postgresql/data" } },
        { "networks", new DataList { "data" } },
        { "healthcheck", ComposeFile.PostgresHealth(postgres, "2s", 30) },
        { "shm_size", "128m" },
    };

    static DataMap Redis(RedisPlan redis) => new()
    {
        { "image", $"{redis.Image}:{redis.Tag}" },
        { "command", new DataList { "redis-server", "--appendonly", "yes", "--protected-mode", "no" } },
        { "volumes", new DataList { "redis-data:/data" } },
        { "networks", new DataList { "data" } },
        {
            "healthcheck", new DataMap
            {
                { "test", new DataList { "CMD-SHELL", "redis-cli ping | grep -q PONG" } },
                { "interval", "2s" },
                { "timeout", "3s" },
                { "retries", 30 },
            }
        },
    };
}
