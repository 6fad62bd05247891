namespace Deploy.Core.Plan;

/// <summary>A secret of a backing service.</summary>
/// <param name="Name">Its name everywhere: file, entry of a store, variable.</param>
/// <param name="Service">The service, as in the names of its objects.</param>
/// <param name="SecretKey">Key in the Kubernetes Secret of the service.</param>
/// <param name="IsGiven">Whoever runs the service knows it; else any random text will do.</param>
public sealed record ServicePassword(string Name, string Service, string SecretKey, bool IsGiven)
{
    /// <summary>Compose needs it too; else the chart alone.</summary>
    public bool IsOnServer { get; init; } = true;
}

/// <summary>Which secrets the backing services have. Lists, stores and READMEs ask here, so they cannot disagree.</summary>
static class ServicePasswords
{
    /// <summary>Of an app: the operator of PostgreSQL makes its own in the cluster.</summary>
    public static IEnumerable<ServicePassword> Of(DeploymentPlan plan) => Of(plan.Postgres, plan.Redis, plan.MongoDb, plan.RabbitMq);

    /// <summary>The same of its services alone.</summary>
    public static IEnumerable<ServicePassword> Of(PostgresPlan? postgres, RedisPlan? redis, MongoDbPlan? mongoDb, RabbitMqPlan? rabbitMq)
    {
        if (postgres is not null)
            yield return new("POSTGRES_PASSWORD", "postgres", "password", postgres.ExternalHost is not null);
        if (redis is not null)
            yield return new("REDIS_PASSWORD", "redis", "password", redis.ExternalHost is not null);
        if (mongoDb is not null)
            yield return new("MONGODB_PASSWORD", "mongodb", "password", mongoDb.ExternalHost is not null);
        if (mongoDb is { ExternalHost: null })
            yield return new("MONGODB_ROOT_PASSWORD", "mongodb", "root-password", IsGiven: false);
        if (rabbitMq is not null)
            yield return new("RABBITMQ_PASSWORD", "rabbitmq", "password", rabbitMq.ExternalHost is not null);
        // The nodes of a cluster know each other by it; a node of its own makes one up.
        if (rabbitMq is { ExternalHost: null })
            yield return new("RABBITMQ_ERLANG_COOKIE", "rabbitmq", "erlang-cookie", IsGiven: false) { IsOnServer = false };
    }

    /// <summary>Whether the chart gives the app a variable of that name by itself.</summary>
    public static bool IsVariable(string name) => name is "REDIS_PASSWORD" or "MONGODB_PASSWORD" or "RABBITMQ_PASSWORD";
}
