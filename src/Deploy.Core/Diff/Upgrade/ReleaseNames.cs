using System.Text.RegularExpressions;

namespace Deploy.Core.Diff.Upgrade;

/// <summary>
/// Names of objects and their selectors follow the chart's name. The same object with another selector is refused; objects with other
/// names are made beside the old ones, and find no data.
/// </summary>
sealed class ReleaseNames : UpgradeRule
{
    public override IEnumerable<UpgradeRisk> Check(UpgradeContext context)
    {
        var (oldName, newName) = Names(context);
        if (oldName.Length == 0 || newName.Length == 0 || (oldName == newName && !IsRenamed(context)))
            yield break;
        if (!IsRenamed(context))
        {
            yield return context.Refused(
                $"The name in the selectors changes from '{oldName}' to '{newName}' while the Deployments keep their names; Kubernetes refuses another selector (spec.selector is immutable).",
                "Keep the name, or delete the Deployments and StatefulSets of the release first.");
            yield break;
        }

        yield return context.LeftBehind(
            $"The objects of the release are renamed from '{OldObjects(context)}' to '{NewObjects(context)}': databases start empty beside the old ones.",
            "Keep the name ('deployment.name'), or move the data by a backup.");
    }

    /// <summary>Whether all objects get other names, and so nothing of the old ones is changed in place.</summary>
    internal static bool IsRenamed(UpgradeContext context) => OldObjects(context) != NewObjects(context);

    static (string Before, string After) Names(UpgradeContext context)
    {
        var (oldName, newName) = context.Text("nameOverride");
        return (oldName.Length > 0 ? oldName : Chart(context.EarlierText("Chart.yaml")), newName.Length > 0 ? newName : Chart(context.LaterText("Chart.yaml")));
    }

    // The release is called as the earlier chart's README says: by the chart's name.
    static string OldObjects(UpgradeContext context) => FullName(context.Text("fullnameOverride").Before, Names(context).Before, Chart(context.EarlierText("Chart.yaml")));

    static string NewObjects(UpgradeContext context) => FullName(context.Text("fullnameOverride").After, Names(context).After, Chart(context.EarlierText("Chart.yaml")));

    // As the chart's helper "fullname" has it.
    static string FullName(string fullNameOverride, string name, string release) =>
        fullNameOverride.Length > 0 ? fullNameOverride : release.IndexOf(name, StringComparison.Ordinal) >= 0 ? release : $"{release}-{name}";

    static string Chart(string text) => Regex.Match(text, "^name: \"?(?<name>[^\"\n]+)\"?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups["name"].Value;
}
