using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Edit;

/// <summary>Finds the entry that a diagnostic points at.</summary>
static class NodeSearch
{
    /// <summary>The entry whose value stands at <paramref name="span"/>, with the map that holds it; null where there is none.</summary>
    public static (YamlMapping Map, YamlEntry Entry)? ByValue(YamlNode root, TextSpan span)
    {
        switch (root)
        {
            case YamlMapping map:
                foreach (var entry in map.Entries)
                {
                    if (entry.Value.Span == span && span.Length > 0)
                        return (map, entry);
                    if (ByValue(entry.Value, span) is { } below)
                        return below;
                }

                return null;
            case YamlSequence list:
                return list.Items.Select(item => ByValue(item, span)).FirstOrDefault(static found => found is not null);
            default:
                return null;
        }
    }

    /// <summary>The node below these keys; null where there is none.</summary>
    public static YamlNode? ByPath(YamlNode root, params string[] path)
    {
        YamlNode? node = root;
        foreach (var key in path)
            node = (node as YamlMapping)?.Find(key)?.Value;
        return node;
    }
}
