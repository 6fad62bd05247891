using System.Text;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>One line of secrets.list.</summary>
/// <param name="Name">File below ./secrets.</param>
/// <param name="Kind">generate, template or ask.</param>
/// <param name="Text">The template, with <c>{OTHER}</c> for another secret; else empty.</param>
sealed record SecretRow(string Name, string Kind, string Text = "");

/// <summary>secrets.list: which files init-secrets.sh makes, and how. No value stands in it.</summary>
static class SecretsList
{
    public static string Write(DeploymentPlan plan, string header)
    {
        var rows = Rows(plan).ToList();
        return Write(plan.ServesHttp ? WithGrafana(rows) : rows, header);
    }

    /// <summary>And the password of Grafana, where there is one to look at metrics with.</summary>
    public static IEnumerable<SecretRow> WithGrafana(IReadOnlyCollection<SecretRow> rows) =>
        rows.Any(static row => row.Name == AdminServices.GrafanaPassword) ? rows : rows.Append(new SecretRow(AdminServices.GrafanaPassword, "generate"));

    public static string Write(IEnumerable<SecretRow> rows, string header)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(header).Append('\n');
        text.Append("# init-secrets.sh makes a file in ./secrets for each line:\n#   NAME generate        32 random letters and digits\n")
            .Append("#   NAME template TEXT   TEXT, with {OTHER} replaced by the secret OTHER\n")
            .Append("#   NAME ask             asked for on a terminal, else taken from the environment variable NAME\n");
        foreach (var row in rows)
            text.Append(row.Name).Append(' ').Append(row.Kind).Append(row.Text.Length > 0 ? " " : "").Append(row.Text).Append('\n');
        return text.ToString();
    }

    public static IEnumerable<SecretRow> Rows(DeploymentPlan plan)
    {
        foreach (var password in ServicePasswords.Of(plan).Where(static password => password.IsOnServer))
            yield return new(password.Name, password.IsGiven ? "ask" : "generate");
        // What the user names under 'secrets' wins: that value is given, not made.
        var given = new HashSet<string>(plan.Secrets.Select(static secret => secret.Name), StringComparer.Ordinal);
        var made = new HashSet<string>(ServicePasswords.Of(plan).Where(static password => password.IsOnServer).Select(static password => password.Name), StringComparer.Ordinal);
        foreach (var secret in ConnectionVariables.Secret(plan).Where(secret => !given.Contains(secret.Key) && !made.Contains(secret.Key)))
            yield return new(secret.Key, "template", secret.Value);
        foreach (var secret in plan.Secrets.Where(secret => !made.Contains(secret.Name)))
            yield return new(secret.Name, "ask");
        foreach (var name in BackupServices.Secrets(plan).Where(name => !given.Contains(name)))
            yield return new(name, "ask");
    }
}
