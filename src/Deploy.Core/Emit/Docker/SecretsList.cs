using System.Text;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>secrets.list: which files init-secrets.sh makes, and how. No value stands in it.</summary>
static class SecretsList
{
    public static string Write(DeploymentPlan plan, string header)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(header).Append('\n');
        text.Append("# init-secrets.sh makes a file in ./secrets for each line:\n#   NAME generate        32 random letters and digits\n")
            .Append("#   NAME template TEXT   TEXT, with {OTHER} replaced by the secret OTHER\n")
            .Append("#   NAME ask             asked for on a terminal, else taken from the environment variable NAME\n");
        if (plan.Postgres is { } postgres)
            text.Append("POSTGRES_PASSWORD ").Append(postgres.ExternalHost is null ? "generate" : "ask").Append('\n');
        if (plan.Redis is { } redis)
            text.Append("REDIS_PASSWORD ").Append(redis.ExternalHost is null ? "generate" : "ask").Append('\n');
        // What the user names under 'secrets' wins: that value is given, not made.
        var given = new HashSet<string>(plan.Secrets.Select(static secret => secret.Name), StringComparer.Ordinal) { "POSTGRES_PASSWORD", "REDIS_PASSWORD" };
        foreach (var secret in ConnectionVariables.Secret(plan).Where(secret => !given.Contains(secret.Key)))
            text.Append(secret.Key).Append(" template ").Append(secret.Value).Append('\n');
        foreach (var secret in plan.Secrets.Where(secret => secret.Name is not ("POSTGRES_PASSWORD" or "REDIS_PASSWORD")))
            text.Append(secret.Name).Append(" ask\n");
        return text.ToString();
    }
}
