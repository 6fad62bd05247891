using Deploy.Core.Yaml;

namespace Deploy.Core.Spec.Binding;

/// <summary>
/// Merges the nodes of an environment over those of the file. Nodes keep their places, so a problem of the whole is reported
/// at the line that overrides, and one of a whole section at its first place, once. Maps merge by key, lists of maps with a <c>name</c> by it, anything else is replaced.
/// </summary>
static class EnvironmentMerge
{
    public static YamlMapping Merge(YamlMapping file, YamlMapping overlay)
    {
        var merged = MergeMaps(file, overlay);
        return merged with { Entries = merged.Entries.Where(static entry => entry.Key.Value != "environments").ToList() };
    }

    /// <summary>Merges two files, environments included. What both have stands where <paramref name="above"/> has it, and first.</summary>
    public static YamlMapping Over(YamlMapping below, YamlMapping above)
    {
        var entries = above.Entries.Select(entry => below.Find(entry.Key.Value) is not { } under ? entry
            : entry with { Value = (under.Value, entry.Value) is (YamlMapping lower, YamlMapping upper) ? Over(lower, upper) : MergeNodes(under.Value, entry.Value) });
        return new YamlMapping([.. entries, .. below.Entries.Where(entry => above.Find(entry.Key.Value) is null)], above.Span);
    }

    static YamlNode MergeNodes(YamlNode node, YamlNode overlay) => (node, overlay) switch
    {
        (YamlMapping below, YamlMapping above) => MergeMaps(below, above),
        (YamlSequence below, YamlSequence above) when HaveNames(below) && HaveNames(above) => MergeLists(below, above),
        _ => overlay,
    };

    static YamlMapping MergeMaps(YamlMapping below, YamlMapping above)
    {
        var entries = new List<YamlEntry>();
        foreach (var entry in below.Entries)
        {
            entries.Add(above.Find(entry.Key.Value) is { } over
                ? new YamlEntry(entry.Value is YamlMapping && over.Value is YamlMapping ? entry.Key : over.Key, MergeNodes(entry.Value, over.Value))
                : entry);
        }

        entries.AddRange(above.Entries.Where(entry => below.Find(entry.Key.Value) is null));
        return new YamlMapping(entries, below.Span);
    }

    static YamlSequence MergeLists(YamlSequence below, YamlSequence above)
    {
        var items = below.Items.ToList();
        foreach (var item in above.Items)
        {
            var at = items.FindIndex(candidate => NameOf(candidate) == NameOf(item));
            if (at < 0)
                items.Add(item);
            else
                items[at] = MergeNodes(items[at], item);
        }

        return new YamlSequence(items, above.Span);
    }

    static bool HaveNames(YamlSequence list) => list.Items.Count > 0 && list.Items.All(static item => NameOf(item) is not null);

    static string? NameOf(YamlNode node) => ((node as YamlMapping)?.Find("name")?.Value as YamlScalar)?.Value;
}
