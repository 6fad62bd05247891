using Deploy.Core.Yaml;
using static Deploy.Content.Tests.Rendered;

namespace Deploy.Content.Tests;

/// <summary>The rules that a chart gives to Prometheus, as the files that promtool reads.</summary>
static class PrometheusRules
{
    /// <summary>Renders the chart and writes its rules into a folder of their own: rules-requests.yaml, rules-pods.yaml, rules-postgres.yaml.</summary>
    public static string Write(string name, string values, params string[] more)
    {
        var text = Tool.Require("helm").Accept(null,
            ["template", "demo", ChartContentTests.ContentChart, "-f", ChartContentTests.ValuesFile(values), "--namespace", "apps", "--kube-version", "1.33.0", .. more]);
        var folder = Directory.CreateDirectory(Path.Combine(Core.Tests.Support.Repository.Root, "artifacts", "rules", name)).FullName;
        foreach (var file in Directory.GetFiles(folder))
            File.Delete(file);
        foreach (var document in text.Split("\n---\n").Where(static document => document.Contains("\nkind: PrometheusRule\n", StringComparison.Ordinal)))
        {
            var kind = document.Split("\n  name: ")[1].Split('\n')[0].Split('-')[^1];
            var lines = document[(document.IndexOf("\nspec:\n", StringComparison.Ordinal) + "\nspec:\n".Length)..].Split('\n');
            File.WriteAllText(Path.Combine(folder, $"rules-{kind}.yaml"), string.Join('\n', lines.Select(static line => line.Length > 2 ? line[2..] : "")));
        }

        return folder;
    }

    /// <summary>Names of the alerts.</summary>
    public static IEnumerable<string> Alerts(Rendered rendered) => rendered.Kinds("PrometheusRule")
        .SelectMany(static rule => ((YamlSequence)At(rule, "spec", "groups")!).Items)
        .SelectMany(static group => ((YamlSequence)At(group, "rules")!).Items)
        .Select(static rule => Text(rule, "alert")).OfType<string>().Distinct(StringComparer.Ordinal);
}
