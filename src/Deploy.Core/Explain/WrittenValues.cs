using Deploy.Core.Emit.Data;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Explain;

/// <summary>What is written and is no value of the plan: sections from which nothing is generated, and keys that another one outweighs.</summary>
static class WrittenValues
{
    public static void Add(ValueList values, YamlMapping file)
    {
        foreach (var section in file.Entries.Where(static entry => entry.Key.Value != "environments"))
            Add(values, section.Key.Value, section.Value, section.Key.Span);
    }

    static void Add(ValueList values, string key, YamlNode node, TextSpan keyPlace)
    {
        switch (node)
        {
            case YamlMapping { Entries.Count: > 0 } mapping:
                foreach (var entry in mapping.Entries)
                    Add(values, $"{key}.{entry.Key.Value}", entry.Value, entry.Key.Span);
                break;
            case YamlSequence { Items.Count: > 0 } list:
                for (var i = 0; i < list.Items.Count; i++)
                    Add(values, ItemKey(key, list.Items[i], i), list.Items[i], list.Items[i].Span);
                break;
            // A whole section that is empty, "canary: {}", asks for its defaults; those of the sections that are generated have their rows.
            case YamlScalar { IsNull: false } scalar:
                values.AddWritten(key, NodeData.OfScalar(scalar).Value ?? "", scalar.Span, keyPlace);
                break;
            default:
                if (key.IndexOf('.') >= 0 || values.Values.All(value => !value.Key.StartsWith(key + ".", StringComparison.Ordinal)))
                    values.AddWritten(key, node is YamlSequence ? "[]" : "{}", keyPlace, keyPlace);
                break;
        }
    }

    // A worker, a function is known by its name; a region by its place in the list.
    static string ItemKey(string list, YamlNode item, int index) =>
        item is YamlMapping mapping && mapping.Find("name")?.Value is YamlScalar { IsNull: false } name ? $"{list}.{name.Value}" : $"{list}[{index}]";
}
