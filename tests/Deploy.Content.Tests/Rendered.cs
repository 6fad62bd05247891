using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Content.Tests;

/// <summary>The objects that a chart renders, as parsed YAML.</summary>
sealed class Rendered
{
    readonly List<YamlMapping> objects = [];

    /// <summary>Renders the chart of sdk/content with the values of a file under tests/Deploy.Content.Tests/chart.</summary>
    public static Rendered Of(string values, params string[] more)
    {
        var text = Tool.Require("helm").Accept(null,
            ["template", "demo", ChartContentTests.ContentChart, "-f", ChartContentTests.ValuesFile(values), "--namespace", "apps", "--kube-version", "1.33.0", .. more]);
        var rendered = new Rendered();
        foreach (var document in text.Split("\n---\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var problems = new DiagnosticBag();
            var node = YamlReader.Read(new SourceText(values, document), problems);
            Assert.That(problems.ToSortedList(), Is.Empty, document);
            if (node is YamlMapping mapping)
                rendered.objects.Add(mapping);
        }

        return rendered;
    }

    /// <summary>All objects of these kinds.</summary>
    public IEnumerable<YamlMapping> Kinds(params string[] kinds) => objects.Where(item => kinds.Contains(Text(item, "kind"), StringComparer.Ordinal));

    /// <summary>The object of a kind and name.</summary>
    public YamlMapping One(string kind, string name) => Kinds(kind).Single(item => Text(item, "metadata", "name") == name);

    /// <summary>All objects by kind and name, as text that is equal when they are.</summary>
    public SortedDictionary<string, string> Texts() => new(objects.ToDictionary(static item => $"{Text(item, "kind")}/{Text(item, "metadata", "name")}", Text, StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>What lies at a path; null where nothing does. A number is an index.</summary>
    public static YamlNode? At(YamlNode? node, params string[] path)
    {
        foreach (var key in path)
            node = node is YamlSequence list ? list.Items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] : (node as YamlMapping)?.Find(key)?.Value;
        return node;
    }

    /// <summary>The text at a path; null where there is none.</summary>
    public static string? Text(YamlNode? node, params string[] path) => (At(node, path) as YamlScalar)?.Value;

    /// <summary>The map of texts at a path; empty where there is none.</summary>
    public static Dictionary<string, string> Map(YamlNode? node, params string[] path) =>
        (At(node, path) as YamlMapping)?.Entries.ToDictionary(static entry => entry.Key.Value, static entry => Text(entry.Value), StringComparer.Ordinal) ?? [];

    /// <summary>Whether a pod with these labels is chosen.</summary>
    public static bool Chooses(Dictionary<string, string> selector, Dictionary<string, string> labels) =>
        selector.All(entry => labels.TryGetValue(entry.Key, out var value) && value == entry.Value);

    static string Text(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value,
        YamlSequence list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        YamlMapping map => $"{{{string.Join(", ", map.Entries.Select(static entry => $"{entry.Key.Value}: {Text(entry.Value)}"))}}}",
        _ => "",
    };
}
