using Deploy.Core.Emit.Docker;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit;

/// <summary>The environment that the app runs in, whatever the target is.</summary>
public static class AppVariables
{
    /// <summary>Names of all variables: settings, secrets, those of the backing services and those of the framework.</summary>
    public static ISet<string> Names(DeploymentPlan plan)
    {
        var names = new HashSet<string>(plan.Env.Select(static entry => entry.Key), StringComparer.OrdinalIgnoreCase);
        names.UnionWith(plan.Secrets.Select(static secret => secret.Name));
        names.UnionWith(OfServices(plan));
        names.UnionWith(ConnectionVariables.OfFramework(plan, laptop: false).Select(static entry => entry.Key));
        return names;
    }

    /// <summary>Names of those by which the app finds its backing services.</summary>
    public static IEnumerable<string> OfServices(DeploymentPlan plan)
    {
        foreach (var entry in ConnectionVariables.Plain(plan, laptop: false).Concat(ConnectionVariables.Secret(plan)))
            yield return entry.Key;
        if (plan.Kubernetes is null)
            yield break;
        // The chart puts the connection strings together from these.
        if (plan.Postgres is not null)
            yield return "PGPASSWORD";
        if (plan.Redis is not null)
            yield return "REDIS_PASSWORD";
        if (plan.MongoDb is not null)
            yield return "MONGODB_PASSWORD";
        if (plan.RabbitMq is not null)
            yield return "RABBITMQ_PASSWORD";
    }
}
