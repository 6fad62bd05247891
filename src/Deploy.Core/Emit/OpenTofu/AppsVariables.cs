using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Docker;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.OpenTofu;

/// <summary>The variables of the root that runs apps: Fargate or Container Apps.</summary>
static class AppsVariables
{
    /// <summary>The values for a deployment in one region.</summary>
    public static DataMap Of(DeploymentPlan plan, CloudPlan cloud)
    {
        var isAws = cloud.Platform == Platform.Aws;
        var data = CommonVariables.Of(plan, cloud);
        data.Add("network", CommonVariables.Network(cloud));
        data.Add("registry", CommonVariables.Registry(cloud));
        data.Add("app", App(plan, cloud));
        data.Add("workers", Workers(cloud));
        data.Add("migrations", Migrations(plan));
        data.Add("secrets", Secrets(plan));
        data.Add("database", ServiceVariables.Database(cloud));
        data.Add("cache", ServiceVariables.Cache(cloud));
        data.Add("document_database", ServiceVariables.Documents(cloud));
        if (isAws)
            data.Add("message_broker", ServiceVariables.Broker(cloud));
        data.Add("domain", CommonVariables.Domain(cloud));
        if (isAws)
            data.Add("load_balancer", new DataMap { { "waf", cloud.Waf }, { "log_days", cloud.LogDays } });
        data.Add("storage", cloud.Storage ? new DataMap { { "noncurrent_days", 30 } } : DataScalar.Null);
        data.Add("logs", new DataMap { { "retention_days", cloud.LogDays } });
        data.Add("alarms", CommonVariables.Alarms(cloud));
        if (isAws)
        {
            data.Add("feature_flags", cloud.Flags is { } flags ? ServiceVariables.Flags(flags) : DataScalar.Null);
            data.Add("lambda", cloud.Lambda is { } lambda ? LambdaVariables.Of(lambda, plan) : DataScalar.Null);
        }

        data.Add("budget", CommonVariables.Budget(cloud));
        return data;
    }

    /// <summary>The same for one region of several.</summary>
    public static DataMap Of(DeploymentPlan plan, CloudPlan cloud, RegionsPlan regions, RegionPlan region)
    {
        var data = Of(plan, cloud with
        {
            Region = region.Name,
            Network = cloud.Network with { Cidr = region.Cidr },
            // A certificate belongs to one region; the others make one.
            Domain = cloud.Domain is { } domain && !domain.CertificateArn.StartsWith($"arn:aws:acm:{region.Name}:", StringComparison.Ordinal) ? domain with { CertificateArn = "" } : cloud.Domain,
        });
        data.Add("multiregion", new DataMap
        {
            { "role", Words.ToKebabCase(region.Role.ToString()) },
            { "primary_region", regions.Regions[0].Name },
            { "regions", new DataList(regions.Regions.Select(static item => item.Name)) },
        });
        return data;
    }

    static DataMap App(DeploymentPlan plan, CloudPlan cloud)
    {
        var environment = new DataMap();
        foreach (var entry in Environment(plan))
            environment.Add(entry.Key, entry.Value);
        var app = new DataMap
        {
            { "image", plan.ImageRepository },
            { "tag", plan.ImageTag },
        };
        if (plan.ImageDigest.Length > 0)
            app.Add("digest", plan.ImageDigest);
        app.Add("framework", Words.ToKebabCase(plan.Framework.ToString()));
        app.Add("serves_http", plan.ServesHttp);
        app.Add("port", plan.Port);
        app.Add("health", new DataMap { { "liveness", plan.Health.Liveness }, { "readiness", plan.Health.Readiness }, { "startup", plan.Health.Startup } });
        AddSize(app, cloud.App);
        if (cloud.Platform == Platform.Aws)
            app.Add("spot", cloud.Spot);
        app.Add("colours", cloud.Colours);
        if (cloud.Platform == Platform.Aws)
            app.Add("egress_ports", new DataList(cloud.EgressPorts.Select(static port => (DataNode)port)));
        app.Add("environment", environment);
        return app;
    }

    // Plain settings, those of the framework, and where services are that someone else runs. What the user sets stands last.
    static SortedDictionary<string, string> Environment(DeploymentPlan plan)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        // What is a secret by the user's own word is no plain setting: ECS refuses a name that is both.
        foreach (var entry in ConnectionVariables.OfFramework(plan, laptop: false).Where(static entry => entry.Key != FlagFile.Variable.Key)
                     .Concat(ExternalServices(plan)).Where(entry => plan.Secrets.All(secret => secret.Name != entry.Key)).Concat(plan.Env))
            variables[entry.Key] = entry.Value;
        return variables;
    }

    static IEnumerable<KeyValuePair<string, string>> ExternalServices(DeploymentPlan plan)
    {
        var external = plan with
        {
            Postgres = plan.Postgres is { ExternalHost: not null } ? plan.Postgres : null,
            Redis = plan.Redis is { ExternalHost: not null } ? plan.Redis : null,
            MongoDb = plan.MongoDb is { ExternalHost: not null } ? plan.MongoDb : null,
            RabbitMq = plan.RabbitMq is { ExternalHost: not null } ? plan.RabbitMq : null,
        };
        foreach (var entry in ConnectionVariables.Plain(external, laptop: false))
            yield return entry;
        if (external.Postgres is not { ExternalHost: { } host } postgres)
            yield break;
        // libpq and Npgsql take the password from PGPASSWORD.
        yield return new("PGSSLMODE", "require");
        yield return new("DATABASE_URL", $"postgresql://{postgres.Database}@{host}:5432/{postgres.Database}?sslmode=require");
        if (plan.Framework == Framework.Aspnet)
            yield return new("ConnectionStrings__Postgres", $"Host={host};Port=5432;Database={postgres.Database};Username={postgres.Database};SSL Mode=Require");
    }

    static void AddSize(DataMap data, TaskPlan task)
    {
        data.Add("cpu", task.Cpu);
        data.Add("memory", task.MemoryMebibytes);
        data.Add("min", task.Min);
        data.Add("max", task.Max);
        data.Add("target_cpu", task.TargetCpu is { } target ? target : DataScalar.Null);
    }

    static DataMap Workers(CloudPlan cloud)
    {
        var workers = new DataMap();
        foreach (var (worker, task) in cloud.Workers.Select(static entry => (entry.Key, entry.Value)))
        {
            var data = new DataMap { { "command", new DataList(worker.Command) } };
            AddSize(data, task);
                // Fargate waits two seconds at least, and two minutes at most.
            data.Add("grace_seconds", Math.Max(2, Math.Min(cloud.Platform == Platform.Aws ? 120 : 600, worker.GraceSeconds ?? 30)));
            data.Add("health", new DataList(worker.Health));
            data.Add("singleton", worker.IsSingleton);
            workers.Add(worker.Name, data);
        }

        return workers;
    }

    static DataNode Migrations(DeploymentPlan plan)
    {
        if (plan.Migrations is not { } migrations)
            return DataScalar.Null;
        var data = new DataMap { { "command", new DataList(migrations.Command) } };
        var environment = new DataMap();
        foreach (var entry in migrations.Env)
            environment.Add(entry.Key, entry.Value);
        data.Add("environment", environment);
        data.Add("timeout_seconds", migrations.TimeoutSeconds);
        return data;
    }

    // Written 'from', a secret exists already; what an external service wants is one more to fill in.
    static DataMap Secrets(DeploymentPlan plan)
    {
        var secrets = new DataMap();
        foreach (var secret in plan.Secrets)
        {
            var data = new DataMap();
            if (secret.Key != secret.Name)
            {
                var mark = secret.Key.IndexOf(SecretAddress.PropertyMark);
                data.Add("from", mark < 0 ? secret.Key : secret.Key.Substring(0, mark));
                if (mark >= 0)
                    data.Add("field", secret.Key.Substring(mark + 1));
            }

            secrets.Add(secret.Name, data);
        }

        foreach (var name in ExternalSecrets(plan).Where(name => secrets[name] is null))
            secrets.Add(name, new DataMap());
        return secrets;
    }

    /// <summary>Secrets by which the app reaches services that someone else runs.</summary>
    internal static IEnumerable<string> ExternalSecrets(DeploymentPlan plan) => AllExternalSecrets(plan).Where(name => plan.Env.All(entry => entry.Key != name));

    static IEnumerable<string> AllExternalSecrets(DeploymentPlan plan)
    {
        var isAspnet = plan.Framework == Framework.Aspnet;
        if (plan.Postgres is { ExternalHost: not null })
            yield return "PGPASSWORD";
        foreach (var (isExternal, name) in new[] { (plan.Redis?.ExternalHost is not null, "Redis"), (plan.MongoDb?.ExternalHost is not null, "MongoDb"), (plan.RabbitMq?.ExternalHost is not null, "RabbitMq") })
        {
            if (!isExternal)
                continue;
            yield return $"{name.ToUpperInvariant()}_URL";
            if (isAspnet)
                yield return $"ConnectionStrings__{name}";
        }
    }
}
