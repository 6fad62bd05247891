using System.Text.RegularExpressions;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>Compose calls volumes after the project: another project has none of them.</summary>
sealed class ComposeProject : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        if (IsRenamed(context))
        {
            yield return context.LeftBehind(
                $"The compose project is renamed from '{Name(context.EarlierText(".env"))}' to '{Name(context.LaterText(".env"))}': its volumes are new and empty, and the old containers go on running.",
                "Keep the name (COMPOSE_PROJECT_NAME in .env), or move the data and stop the old project ('docker compose -p <old name> down').");
        }
    }

    /// <summary>Whether everything gets another name.</summary>
    internal static bool IsRenamed(UpgradeContext context)
    {
        var (before, after) = (Name(context.EarlierText(".env")), Name(context.LaterText(".env")));
        return before.Length > 0 && after.Length > 0 && before != after;
    }

    static string Name(string env) => Regex.Match(env, @"^COMPOSE_PROJECT_NAME=(?<name>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups["name"].Value;
}
