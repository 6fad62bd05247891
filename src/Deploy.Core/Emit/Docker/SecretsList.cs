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
        foreach (var password in ServicePasswords.Of(plan).Where(static password => password.IsOnServer))
            text.Append(password.Name).Append(password.IsGiven ? " ask\n" : " generate\n");
        // What the user names under 'secrets' wins: that value is given, not made.
        var given = new HashSet<string>(plan.Secrets.Select(static secret => secret.Name), StringComparer.Ordinal);
        var made = new HashSet<string>(ServicePasswords.Of(plan).Where(static password => password.IsOnServer).Select(static password => password.Name), StringComparer.Ordinal);
        foreach (var secret in ConnectionVariables.Secret(plan).Where(secret => !given.Contains(secret.Key) && !made.Contains(secret.Key)))
            text.Append(secret.Key).Append(" template ").Append(secret.Value).Append('\n');
        foreach (var secret in plan.Secrets.Where(secret => !made.Contains(secret.Name)))
            text.Append(secret.Name).Append(" ask\n");
        return text.ToString();
    }
}
