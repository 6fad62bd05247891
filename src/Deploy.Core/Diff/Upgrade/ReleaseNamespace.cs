using System.Text.RegularExpressions;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>A release does not move: another namespace gives a second release beside the first.</summary>
sealed class ReleaseNamespace : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        var (before, after) = (Namespace(context.EarlierText("README.md")), Namespace(context.LaterText("README.md")));
        if (before.Length > 0 && after.Length > 0 && before != after)
        {
            yield return context.LeftBehind(
                $"The namespace changes from '{before}' to '{after}': Helm installs a second release there, and the first one goes on running with its data.",
                $"Keep the namespace, or move the data by a backup and remove the release in '{before}' ('helm uninstall').");
        }
    }

    // Helm takes the namespace from its command line, so of the whole chart only the README's command names it.
    static string Namespace(string readme) => Regex.Match(readme, @"^ *helm upgrade --install \S+ \. --namespace (?<name>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups["name"].Value;
}
