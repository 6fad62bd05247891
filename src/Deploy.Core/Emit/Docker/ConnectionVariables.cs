using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docker;

/// <summary>The variables by which the app finds its backing services under compose. The chart has the same names.</summary>
static class ConnectionVariables
{
    /// <summary>Those that hold no secret: on a laptop, where the services ask for no password, all of them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Plain(DeploymentPlan plan, bool laptop)
    {
        if (plan.Postgres is { } postgres)
        {
            var host = laptop ? "postgres" : postgres.ExternalHost ?? "postgres";
            if (laptop && plan.Framework == Framework.Aspnet)
                yield return new("ConnectionStrings__Postgres", $"Host={host};Port=5432;Database={postgres.Database};Username={postgres.Database}");
            if (laptop)
                yield return new("DATABASE_URL", $"postgresql://{postgres.Database}@{host}:5432/{postgres.Database}");
            yield return new("PGHOST", host);
            yield return new("PGPORT", "5432");
            yield return new("PGDATABASE", postgres.Database);
            yield return new("PGUSER", postgres.Database);
        }

        if (plan.Redis is { } redis)
        {
            var host = laptop ? "redis" : redis.ExternalHost ?? "redis";
            if (laptop && plan.Framework == Framework.Aspnet)
                yield return new("ConnectionStrings__Redis", $"{host}:6379");
            if (laptop)
                yield return new("REDIS_URL", $"redis://{host}:6379/0");
            yield return new("REDIS_HOST", host);
            yield return new("REDIS_PORT", "6379");
        }

        foreach (var entry in MongoDb(plan, laptop).Concat(RabbitMq(plan, laptop)))
            yield return entry;

        // A service of the solution has its own name on the network.
        foreach (var used in plan.Uses)
        {
            var address = $"http://{used.Name}:{used.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
            yield return new(used.Variable, address);
            if (plan.Framework == Framework.Aspnet)
                yield return new(used.DiscoveryVariable, address);
        }
    }

    /// <summary>Those that hold a password: name, and the template of init-secrets.sh.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Secret(DeploymentPlan plan)
    {
        if (plan.Postgres is { } postgres)
        {
            var (host, tls) = (postgres.ExternalHost ?? "postgres", postgres.ExternalHost is not null);
            if (plan.Framework == Framework.Aspnet)
            {
                yield return new("ConnectionStrings__Postgres",
                    $"Host={host};Port=5432;Database={postgres.Database};Username={postgres.Database};Password={{POSTGRES_PASSWORD}}{(tls ? ";SSL Mode=Require" : "")}");
            }

            yield return new("DATABASE_URL", $"postgresql://{postgres.Database}:{{POSTGRES_PASSWORD}}@{host}:5432/{postgres.Database}{(tls ? "?sslmode=require" : "")}");
        }

        if (plan.Redis is { } redis)
        {
            var (host, tls) = (redis.ExternalHost ?? "redis", redis.ExternalHost is not null);
            if (plan.Framework == Framework.Aspnet)
                yield return new("ConnectionStrings__Redis", $"{host}:6379,password={{REDIS_PASSWORD}}{(tls ? ",ssl=true" : "")}");
            yield return new("REDIS_URL", $"{(tls ? "rediss" : "redis")}://:{{REDIS_PASSWORD}}@{host}:6379/0");
        }

        if (plan.MongoDb is { } mongoDb)
        {
            var (database, host, tls) = (mongoDb.Database, mongoDb.ExternalHost ?? "mongodb", mongoDb.ExternalHost is not null);
            var url = $"mongodb://{database}:{{MONGODB_PASSWORD}}@{host}:27017/{database}{(tls ? "?tls=true" : "")}";
            if (plan.Framework == Framework.Aspnet)
                yield return new("ConnectionStrings__MongoDb", url);
            yield return new("MONGODB_URL", url);
        }

        if (plan.RabbitMq is { } rabbitMq)
        {
            var (user, host, tls) = (rabbitMq.VirtualHost, rabbitMq.ExternalHost ?? "rabbitmq", rabbitMq.ExternalHost is not null);
            var url = $"{(tls ? "amqps" : "amqp")}://{user}:{{RABBITMQ_PASSWORD}}@{host}:{(tls ? "5671" : "5672")}/{user}";
            if (plan.Framework == Framework.Aspnet)
                yield return new("ConnectionStrings__RabbitMq", url);
            yield return new("RABBITMQ_URL", url);
        }
    }

    static IEnumerable<KeyValuePair<string, string>> MongoDb(DeploymentPlan plan, bool laptop)
    {
        if (plan.MongoDb is not { } mongoDb)
            yield break;
        var host = laptop ? "mongodb" : mongoDb.ExternalHost ?? "mongodb";
        if (laptop && plan.Framework == Framework.Aspnet)
            yield return new("ConnectionStrings__MongoDb", $"mongodb://{host}:27017/{mongoDb.Database}");
        if (laptop)
            yield return new("MONGODB_URL", $"mongodb://{host}:27017/{mongoDb.Database}");
        yield return new("MONGODB_HOST", host);
        yield return new("MONGODB_PORT", "27017");
        yield return new("MONGODB_DATABASE", mongoDb.Database);
        // On a laptop nobody logs in.
        if (!laptop)
            yield return new("MONGODB_USER", mongoDb.Database);
    }

    // On a laptop the user is RabbitMQ's own guest: its clients have no way to say nothing.
    static IEnumerable<KeyValuePair<string, string>> RabbitMq(DeploymentPlan plan, bool laptop)
    {
        if (plan.RabbitMq is not { } rabbitMq)
            yield break;
        var (host, port) = laptop || rabbitMq.ExternalHost is null ? ("rabbitmq", "5672") : (rabbitMq.ExternalHost, "5671");
        var url = $"amqp://guest:guest@{host}:{port}/{rabbitMq.VirtualHost}";
        if (laptop && plan.Framework == Framework.Aspnet)
            yield return new("ConnectionStrings__RabbitMq", url);
        if (laptop)
            yield return new("RABBITMQ_URL", url);
        yield return new("RABBITMQ_HOST", host);
        yield return new("RABBITMQ_PORT", port);
        yield return new("RABBITMQ_USER", laptop ? "guest" : rabbitMq.VirtualHost);
        if (laptop)
            yield return new("RABBITMQ_PASSWORD", "guest");
        yield return new("RABBITMQ_VHOST", rabbitMq.VirtualHost);
    }

    /// <summary>Variables the framework's server reads.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfFramework(DeploymentPlan plan, bool laptop)
    {
        if (plan.Flags.Count > 0)
            yield return FlagFile.Variable;
        if (!laptop && plan.Environment.Length > 0)
            yield return new("OTEL_RESOURCE_ATTRIBUTES", $"deployment.environment.name={plan.Environment}");
        switch (plan.Framework)
        {
            case Framework.Aspnet when !plan.ServesHttp:
                // The generic host knows no other name.
                yield return new("DOTNET_ENVIRONMENT", laptop ? "Development" : HostEnvironment.Of(plan.Environment));
                if (!laptop)
                    yield return new("Logging__Console__FormatterName", "json");
                break;
            case Framework.Aspnet:
                yield return new("ASPNETCORE_ENVIRONMENT", laptop ? "Development" : HostEnvironment.Of(plan.Environment));
                yield return new("ASPNETCORE_HTTP_PORTS", plan.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
                if (!laptop)
                {
                    // Caddy ends TLS: without this the app takes every request for plain http.
                    yield return new("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true");
                    yield return new("Logging__Console__FormatterName", "json");
                }

                break;
            case Framework.Rails:
                yield return new("RAILS_ENV", laptop ? "development" : "production");
                yield return new("PORT", plan.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                yield return new("PORT", plan.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
