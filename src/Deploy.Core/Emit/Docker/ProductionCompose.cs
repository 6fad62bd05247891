using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docker;

/// <summary>compose.production.yaml: one server, TLS by Caddy, secrets as files, nothing but ports 80 and 443 open.</summary>
static class ProductionCompose
{
    /// <summary>Where ASP.NET Core keeps the keys of its cookies.</summary>
    const string DotNetKeys = "/home/app/.aspnet/DataProtection-Keys";

    /// <summary>The whole file.</summary>
    /// <param name="plan">What shall happen.</param>
    /// <param name="flags">Folder with the feature flags.</param>
    /// <param name="targets">Folder that tells Prometheus whom to ask.</param>
    /// <param name="upstream">File that says where Caddy sends the requests.</param>
    public static DataMap Build(DeploymentPlan plan, string flags, string targets = ScrapeTargets.Folder, string upstream = ServerFolder.Upstream)
    {
        var services = new DataMap();
        if (plan.ServesHttp)
            services.Add("caddy", OwnCaddy(plan, upstream), "The only service that can be reached from outside. Root without rights but one: to listen below port 1024.");
        if (plan.Server is { HasColours: true })
            AddColours(services, plan, flags);
        else
            services.Add("app", App(plan, flags));
        if (plan.Migrations is { } migrations)
            services.Add(ComposeFile.Migrate, Migrate(plan, migrations, flags));
        if (plan.Seed.Count > 0)
            services.Add(ComposeFile.Seed, Seed(plan, flags));
        foreach (var worker in plan.Workers)
            services.Add(worker.Name, Worker(plan, worker, flags));
        if (plan.Postgres is { ExternalHost: null } postgres)
            services.Add("postgres", Postgres(postgres));
        if (plan.Redis is { ExternalHost: null } redis)
            services.Add("redis", Redis(redis));
        if (plan.MongoDb is { ExternalHost: null } mongoDb)
            services.Add("mongodb", Hardened(MongoDbService.OnServer(mongoDb)));
        if (plan.RabbitMq is { ExternalHost: null } rabbitMq)
            services.Add("rabbitmq", Hardened(RabbitMqService.OnServer(rabbitMq)));
        BackupServices.Add(services, plan);

        var file = new DataMap
        {
            { "services", services },
            { "networks", Networks(plan) },
        };
        if (Volumes(plan) is { Entries.Count: > 0 } volumes)
            file.Add("volumes", volumes);
        if (FileSecrets(plan) is { Entries.Count: > 0 } secrets)
            file.Add("secrets", secrets);
        return AdminServices.Add(file, plan, laptop: false, targets);
    }

    // The requests go where upstream.caddy says, or, once there was a switch, the file in ./state. Caddy reads variables when it reads its file, so
    // which of the two it is has to be decided before it starts.
    static DataMap OwnCaddy(DeploymentPlan plan, string upstream)
    {
        var hasColours = plan.Server is { HasColours: true };
        var volumes = new DataList { "./Caddyfile:/etc/caddy/Caddyfile:ro", $"./{upstream}:/etc/caddy/{ServerFolder.Upstream}:ro" };
        if (hasColours)
            volumes.Add("./state:/etc/caddy/state:ro");
        volumes.Add("caddy-data:/data");
        volumes.Add("caddy-config:/config");
        var caddy = new DataMap();
        foreach (var entry in Caddy(plan.Domain, AddressOf(plan)))
        {
            caddy.Add(entry.Key, entry.Key switch
            {
                "volumes" => volumes,
                "depends_on" => new DataList { ComposeFile.AppServices(plan)[0] },
                _ => entry.Value,
            }, entry.Comment);
            if (hasColours && entry.Key == "image")
            {
                caddy.Add("command", new DataList
                {
                    "sh", "-c",
                    $"[ ! -s /etc/caddy/state/{ServerFolder.Upstream} ] || export UPSTREAM=state/{ServerFolder.Upstream}\nexec caddy run --config /etc/caddy/Caddyfile --adapter caddyfile\n",
                }, "Begins with the colour that server/switch.sh has chosen.");
            }
        }

        return caddy;
    }

    // Each colour has a version of its own; green runs only when it is asked for, by its name or by COMPOSE_PROFILES.
    static void AddColours(DataMap services, DeploymentPlan plan, string flags)
    {
        foreach (var name in ComposeFile.AppServices(plan))
        {
            var (app, isGreen) = (App(plan, flags), name == "app-green");
            var colour = new DataMap();
            foreach (var entry in app)
            {
                colour.Add(entry.Key, entry.Key == "image" ? $"{plan.ImageRepository}:${{TAG_{(isGreen ? "GREEN" : "BLUE")}:-{plan.PinnedTag}}}" : entry.Value, entry.Comment);
                if (isGreen && entry.Key == "image")
                    colour.Add("profiles", new DataList { "green" });
            }

            services.Add(name, colour);
        }
    }

    static DataMap AddressOf(DeploymentPlan plan) => new()
    {
        { "APP_PORT", plan.Port.ToString(CultureInfo.InvariantCulture) },
        { "HEALTH_PATH", plan.Health.Readiness },
        { "METRICS_PATH", plan.MetricsPath },
    };

    /// <summary>The proxy.</summary>
    /// <param name="domain">The host name; null when there is none.</param>
    /// <param name="variables">What the Caddyfile reads besides.</param>
    internal static DataMap Caddy(string? domain, DataMap variables)
    {
        var environment = new DataMap { { "DOMAIN", $"${{DOMAIN:-{domain ?? "localhost"}}}" }, { "TLS", domain is null ? "${TLS:-internal}" : "${TLS:-}" } };
        foreach (var variable in variables)
            environment.Add(variable.Key, variable.Value);
        environment.Add("MAX_BODY", "${MAX_BODY:-10MB}");
        var caddy = new DataMap
        {
            { "image", "caddy:2.10.2-alpine" },
            { "environment", environment },
            { "ports", new DataList { "${HTTP_PORT:-80}:80", "${HTTPS_PORT:-443}:443", "${HTTPS_PORT:-443}:443/udp" } },
            { "volumes", new DataList { "./Caddyfile:/etc/caddy/Caddyfile:ro", "caddy-data:/data", "caddy-config:/config" } },
            { "tmpfs", new DataList { "/tmp:size=16m" } },
            { "depends_on", new DataList { "app" } },
            { "networks", new DataList { "edge" } },
            {
                "healthcheck", new DataMap
                {
                    { "test", new DataList { "CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/" } },
                    { "interval", "10s" },
                    { "timeout", "3s" },
                    { "retries", 3 },
                    { "start_period", "10s" },
                }
            },
            { "mem_limit", "256m" },
            { "cpus", new DataScalar(1.0) },
            { "pids_limit", 256 },
            { "stop_grace_period", "40s" },
        };
        Harden(caddy);
        caddy.Add("cap_add", new DataList { "NET_BIND_SERVICE" });
        return caddy;
    }

    static DataMap App(DeploymentPlan plan, string flags)
    {
        var app = OfImage(plan, plan.Resources, flags);
        // The image's own check asks for a host that the app knows.
        if (plan.ServesHttp && plan.Image.HasEntrypoint)
            ((DataMap)app["environment"]!).Add("HEALTH_HOST", $"${{DOMAIN:-{plan.Domain ?? "localhost"}}}");
        app.Add("stop_grace_period", "30s");
        return app;
    }

    static DataMap Worker(DeploymentPlan plan, WorkerPlan worker, string flags)
    {
        var service = OfImage(plan, worker.Resources, flags);
        ComposeFile.AddProfile(service, ComposeFile.Workers);
        ComposeFile.AddCommand(service, plan, worker.Command, worker.Health);
        service.Add("stop_grace_period", $"{(worker.GraceSeconds ?? 60).ToString(CultureInfo.InvariantCulture)}s");
        return service;
    }

    static DataMap Migrate(DeploymentPlan plan, MigrationPlan migrations, string flags)
    {
        var service = OfImage(plan, plan.Resources, flags, migrations);
        ComposeFile.AddCommand(service, plan, migrations.Command);
        return service;
    }

    static DataMap Seed(DeploymentPlan plan, string flags)
    {
        var service = OfImage(plan, plan.Resources, flags, restart: "no");
        ComposeFile.AddProfile(service, ComposeFile.Seed);
        ComposeFile.AddCommand(service, plan, plan.Seed);
        return service;
    }

    static DataMap OfImage(DeploymentPlan plan, ResourcesPlan resources, string flags, MigrationPlan? migrations = null, string restart = "unless-stopped")
    {
        var ours = ConnectionVariables.OfFramework(plan, laptop: false).Concat(ConnectionVariables.Plain(plan, laptop: false));
        if (migrations is not null)
            ours = ours.Concat(ComposeFile.MigrationVariables(migrations));
        var secrets = AppSecrets(plan).ToList();
        if (secrets.Count > 0)
            ours = ours.Concat([new("DEPLOY_SECRETS_PATH", "/run/secrets")]);
        var service = new DataMap { { "image", ComposeFile.Image(plan) }, { "environment", ComposeFile.Environment(plan, ours) } };
        if (secrets.Count > 0)
            service.Add("secrets", new DataList(secrets));
        var volumes = new DataList();
        if (HasKeys(plan) && migrations is null)
            volumes.Add($"app-keys:{DotNetKeys}");
        if (plan.Flags.Count > 0)
            volumes.Add($"./{flags}:{FlagFile.MountFolder}:ro");
        if (volumes.Items.Count > 0)
            service.Add("volumes", volumes);
        service.Add("tmpfs", new DataList { "/tmp:size=64m" });
        ComposeFile.AddDependencies(service, plan, laptop: false, isMigration: migrations is not null);
        service.Add("networks", HasData(plan) ? new DataList { "edge", "data" } : new DataList { "edge" });
        service.Add("mem_limit", ComposeFile.Memory(resources.MemoryLimit));
        service.Add("cpus", ComposeFile.Cpus(resources.CpuLimit));
        service.Add("pids_limit", 512);
        // One that has ended well has ended; one that has failed is for a person to look at.
        Harden(service, migrations is null ? restart : "no");
        return service;
    }

    static DataMap Postgres(PostgresPlan postgres)
    {
        var service = new DataMap
        {
            { "image", postgres.Image },
            { "user", "999:999" },
            {
                "environment", new DataMap
                {
                    { "POSTGRES_USER", postgres.Database },
                    { "POSTGRES_DB", postgres.Database },
                    { "POSTGRES_PASSWORD_FILE", "/run/secrets/POSTGRES_PASSWORD" },
                    { "POSTGRES_INITDB_ARGS", "--data-checksums" },
                }
            },
            { "command", PostgresCommand(postgres) },
            { "secrets", new DataList { "POSTGRES_PASSWORD" } },
            { "volumes", new DataList { "postgres-data:/var/lib/postgresql/data" } },
            { "tmpfs", new DataList { "/tmp:size=64m", "/var/run/postgresql:uid=999,gid=999,mode=2775" } },
            { "networks", new DataList { "data" } },
            { "healthcheck", ComposeFile.PostgresHealth(postgres, "5s", 12) },
            { "shm_size", "256m" },
            { "mem_limit", ComposeFile.Memory(postgres.Resources.MemoryLimit) },
            { "cpus", ComposeFile.Cpus(postgres.Resources.CpuLimit) },
            { "pids_limit", 512 },
            { "stop_grace_period", "60s" },
        };
        Harden(service);
        return service;
    }

    static DataList PostgresCommand(PostgresPlan postgres)
    {
        var command = new DataList { "postgres" };
        foreach (var parameter in postgres.Parameters)
        {
            command.Add("-c");
            command.Add($"{parameter.Key}={parameter.Value.Replace("$", "$$")}");
        }

        return command;
    }

    static DataMap Redis(RedisPlan redis)
    {
        var service = new DataMap
        {
            { "image", $"{redis.Image}:{redis.Tag}" },
            { "user", "999:999" },
            {
                "command", new DataList
                {
                    "sh", "-c",
                    "exec redis-server - <<EOF\nrequirepass $$(cat /run/secrets/REDIS_PASSWORD)\nappendonly yes\n"
                    + $"maxmemory {redis.MaxMemoryMegabytes.ToString(CultureInfo.InvariantCulture)}mb\nmaxmemory-policy volatile-lru\nEOF\n",
                },
                "The password comes by standard input: an argument could be read in the list of processes.\nvolatile-lru gives up only keys that have an expiry: a cache shrinks, a queue stays."
            },
            { "secrets", new DataList { "REDIS_PASSWORD" } },
            { "volumes", new DataList { "redis-data:/data" } },
            { "tmpfs", new DataList { "/tmp:size=16m" } },
            { "networks", new DataList { "data" } },
            {
                "healthcheck", new DataMap
                {
                    { "test", new DataList { "CMD-SHELL", "REDISCLI_AUTH=\"$$(cat /run/secrets/REDIS_PASSWORD)\" redis-cli ping | grep -q PONG" } },
                    { "interval", "5s" },
                    { "timeout", "3s" },
                    { "retries", 12 },
                    { "start_period", "10s" },
                }
            },
            { "mem_limit", ComposeFile.Memory(redis.Resources.MemoryLimit) },
            { "cpus", ComposeFile.Cpus(redis.Resources.CpuLimit) },
            { "pids_limit", 128 },
            { "stop_grace_period", "30s" },
        };
        Harden(service);
        return service;
    }

    static DataMap Hardened(DataMap service)
    {
        Harden(service);
        return service;
    }

    // Written out for each service: an anchor would be shorter, but an environment's file could not lay itself over it.
    internal static void Harden(DataMap service, string restart = "unless-stopped")
    {
        service.Add("restart", restart);
        service.Add("read_only", true);
        service.Add("cap_drop", new DataList { "ALL" });
        service.Add("security_opt", new DataList { "no-new-privileges:true" });
        service.Add("logging", new DataMap
        {
            { "driver", "json-file" },
            { "options", new DataMap { { "max-size", "10m" }, { "max-file", "5" } } },
        });
    }

    // Only who has cookies has keys for them.
    static bool HasKeys(DeploymentPlan plan) => plan.Framework == Framework.Aspnet && plan.ServesHttp;

    static bool HasData(DeploymentPlan plan) => ComposeFile.Backing(plan, laptop: false).Any();

    static DataMap Networks(DeploymentPlan plan)
    {
        var networks = new DataMap { { "edge", new DataMap() } };
        if (HasData(plan))
            networks.Add("data", new DataMap { { "internal", true } }, "No way out: the databases neither reach the internet nor are reached from it.");
        return networks;
    }

    static DataMap Volumes(DeploymentPlan plan)
    {
        var volumes = new DataMap();
        if (HasKeys(plan))
            volumes.Add("app-keys", new DataMap());
        if (plan.ServesHttp)
        {
            volumes.Add("caddy-config", new DataMap());
            volumes.Add("caddy-data", new DataMap());
        }

        foreach (var name in ComposeFile.Backing(plan, laptop: false))
            volumes.Add($"{name}-data", new DataMap());
        return volumes;
    }

    /// <summary>Secrets the app itself reads, sorted.</summary>
    static IEnumerable<string> AppSecrets(DeploymentPlan plan) =>
        ConnectionVariables.Secret(plan).Select(static secret => secret.Key).Concat(plan.Secrets.Select(static secret => secret.Name))
            .Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal);

    static DataMap FileSecrets(DeploymentPlan plan)
    {
        var names = AppSecrets(plan).ToList();
        names.AddRange(ServicePasswords.Of(plan).Where(static password => password is { IsGiven: false, IsOnServer: true }).Select(static password => password.Name));
        var secrets = new DataMap();
        names.AddRange(BackupServices.Secrets(plan));
        foreach (var name in names.Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal))
            secrets.Add(name, new DataMap { { "file", $"./secrets/{name}" } });
        return secrets;
    }
}
