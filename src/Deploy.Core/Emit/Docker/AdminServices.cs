using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>Where the tools find what they show, and by which networks.</summary>
/// <param name="Postgres">Name of the server that Adminer offers first; null for no PostgreSQL.</param>
/// <param name="DataNetworks">Networks of the databases.</param>
/// <param name="AppNetworks">Networks of the apps; empty for the usual one of the file.</param>
/// <param name="Targets">Folder with whom Prometheus asks; null when nobody tells metrics.</param>
sealed record AdminAccess(string? Postgres, IReadOnlyList<string> DataNetworks, IReadOnlyList<string> AppNetworks, string? Targets);

/// <summary>
/// Tools for people, each in a profile and open to the machine itself only (to a server by an ssh tunnel): <c>tools</c> has Adminer for
/// PostgreSQL, <c>observability</c> has Prometheus and Grafana.
/// </summary>
static class AdminServices
{
    /// <summary>Secret of a server: the password of Grafana's user admin.</summary>
    public const string GrafanaPassword = "GRAFANA_ADMIN_PASSWORD";

    const string Tools = "tools";
    const string Observability = "observability";

    /// <summary>Adds them to the file of an app that stands alone; a solution has one of each.</summary>
    /// <returns>The same file.</returns>
    public static DataMap Add(DataMap file, DeploymentPlan plan, bool laptop, string targets = ScrapeTargets.Folder)
    {
        if (plan.Part is not null)
            return file;
        var hasData = ComposeFile.Backing(plan, laptop).Any();
        var postgres = plan.Postgres is { } server && (laptop || server.ExternalHost is null) ? "postgres" : null;
        return Add(file, new AdminAccess(postgres, hasData ? ["data"] : [], laptop ? hasData ? ["default"] : [] : ["edge"], plan.ServesHttp ? targets : null), laptop);
    }

    /// <summary>Adds those for which there is something to show.</summary>
    /// <returns>The same file.</returns>
    public static DataMap Add(DataMap file, AdminAccess access, bool laptop)
    {
        var services = (DataMap)file["services"]!;
        if (access.Postgres is { } postgres)
            services.Add("adminer", Adminer(access, postgres, laptop));
        if (access.Targets is null)
            return file;
        services.Add("prometheus", Prometheus(access, access.Targets, laptop));
        services.Add("grafana", Grafana(access, laptop));
        var volumes = Section(file, "volumes");
        volumes.Add("grafana-data", new DataMap());
        volumes.Add("prometheus-data", new DataMap());
        if (!laptop && Section(file, "secrets") is var secrets && secrets[GrafanaPassword] is null)
            secrets.Add(GrafanaPassword, new DataMap { { "file", $"./secrets/{GrafanaPassword}" } });
        return file;
    }

    static DataMap Adminer(AdminAccess access, string postgres, bool laptop)
    {
        var service = Begin("adminer:5.4.1", Tools, new DataList { "127.0.0.1:${ADMINER_PORT:-9080}:8080" });
        service.Add("environment", new DataMap { { "ADMINER_DEFAULT_SERVER", postgres, laptop ? "Adminer wants a password, PostgreSQL here takes any." : null } });
        service.Add("tmpfs", new DataList { "/tmp:size=64m,mode=1777" });
        // The first is one by which its port can be reached from this machine.
        service.Add("networks", new DataList(access.AppNetworks.Take(1).Concat(access.DataNetworks)));
        return End(service, "http://127.0.0.1:8080/", "128m", laptop);
    }

    static DataMap Prometheus(AdminAccess access, string targets, bool laptop)
    {
        var service = Begin("prom/prometheus:v3.5.0", Observability, new DataList { "127.0.0.1:${PROMETHEUS_PORT:-9090}:9090" });
        service.Add("command", new DataList
        {
            "--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus", "--storage.tsdb.retention.time=15d", "--storage.tsdb.retention.size=2GB",
        });
        service.Add("volumes", new DataList { "./observability/prometheus.yml:/etc/prometheus/prometheus.yml:ro", $"./{targets}:/etc/prometheus/targets:ro", "prometheus-data:/prometheus" });
        AddNetworks(service, access);
        return End(service, "http://127.0.0.1:9090/-/healthy", "512m", laptop);
    }

    static DataMap Grafana(AdminAccess access, bool laptop)
    {
        var service = Begin("grafana/grafana:12.2.0", Observability, new DataList { "127.0.0.1:${GRAFANA_PORT:-9030}:3000" });
        var environment = new DataMap
        {
            { "GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false" },
            { "GF_ANALYTICS_CHECK_FOR_UPDATES", "false" },
            { "GF_ANALYTICS_REPORTING_ENABLED", "false" },
        };
        if (laptop)
        {
            environment.Add("GF_AUTH_ANONYMOUS_ENABLED", "true", "Reached from this machine only, so nobody has to log in.");
            environment.Add("GF_AUTH_ANONYMOUS_ORG_ROLE", "Admin");
        }

        environment.Add("GF_PLUGINS_PREINSTALL_DISABLED", "true");
        if (!laptop)
            environment.Add("GF_SECURITY_ADMIN_PASSWORD__FILE", $"/run/secrets/{GrafanaPassword}", "Read when the volume is made; later: grafana cli admin reset-admin-password.");
        environment.Add("GF_USERS_ALLOW_SIGN_UP", "false");
        service.Add("environment", environment);
        if (!laptop)
            service.Add("secrets", new DataList { GrafanaPassword });
        service.Add("volumes", new DataList { "./observability/datasources.yml:/etc/grafana/provisioning/datasources/prometheus.yml:ro", "grafana-data:/var/lib/grafana" });
        service.Add("tmpfs", new DataList { "/tmp:size=64m,mode=1777" });
        service.Add("depends_on", new DataList { "prometheus" });
        AddNetworks(service, access);
        return End(service, "http://127.0.0.1:3000/api/health", "512m", laptop);
    }

    static DataMap Begin(string image, string profile, DataList ports)
    {
        var service = new DataMap { { "image", image } };
        ComposeFile.AddProfile(service, profile);
        service.Add("ports", ports);
        return service;
    }

    // The images run as users of their own, none of them root.
    static DataMap End(DataMap service, string health, string memory, bool laptop)
    {
        service.Add("healthcheck", new DataMap
        {
            { "test", new DataList { "CMD", "wget", "-q", "-O", "/dev/null", health } },
            { "interval", "10s" },
            { "timeout", "3s" },
            { "retries", 6 },
            { "start_period", "30s" },
        });
        service.Add("mem_limit", memory);
        service.Add("cpus", new DataScalar(0.5));
        service.Add("pids_limit", 256);
        ProductionCompose.Harden(service, laptop ? "no" : "unless-stopped");
        return service;
    }

    static void AddNetworks(DataMap service, AdminAccess access)
    {
        if (access.AppNetworks.Count > 0)
            service.Add("networks", new DataList(access.AppNetworks));
    }

    static DataMap Section(DataMap file, string name)
    {
        if (file[name] is not DataMap section)
            file.Add(name, section = []);
        return section;
    }
}
