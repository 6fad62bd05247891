using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Emit.Helm;

/// <summary>
/// The descriptions in values.schema.json. They are also the comments of values.yaml and the table in the chart's README, so a value is
/// explained in one place.
/// </summary>
sealed class ValuesSchema
{
    readonly YamlMapping root;

    public ValuesSchema(ContentFiles content, string path = "helm/values.schema.json") => root = Read(content.Text(path));

    /// <summary>The schema as data, for a chart of the given name.</summary>
    public static DataMap ReadData(ContentFiles content, string path, string chart) => (DataMap)NodeData.Of(Read(content.Text(path).Replace(HelmEmitter.NameToken, chart)));

    // JSON is a part of YAML.
    static YamlMapping Read(string text) => YamlReader.Read(new SourceText("values.schema.json", text), new DiagnosticBag()) as YamlMapping
        ?? throw new InvalidOperationException("values.schema.json of the package cannot be read.");

    /// <summary>The same data with the description of each key as its comment, wrapped at 110 characters.</summary>
    public DataMap Comment(DataMap values) => Comment(values, root);

    /// <summary>The description of a key, by its path; null when there is none.</summary>
    public string? Describe(IEnumerable<string> path)
    {
        var node = root;
        foreach (var key in path)
        {
            if (Property(node, key) is not { } next)
                return null;
            node = next;
        }

        return Text(node, "description");
    }

    DataMap Comment(DataMap values, YamlMapping schema)
    {
        var commented = new DataMap();
        foreach (var entry in values)
        {
            var property = Property(schema, entry.Key);
            var description = property is null ? null : Text(property, "description");
            commented.Add(
                entry.Key,
                entry.Value is DataMap map && property is not null ? Comment(map, property) : entry.Value,
                description is null ? entry.Comment : Wrap(description));
        }

        return commented;
    }

    // A key below "properties", looked up through "$ref" where there is one.
    YamlMapping? Property(YamlMapping schema, string key)
    {
        if (schema.Find("properties")?.Value is not YamlMapping properties)
            return Text(schema, "$ref") is { } reference && Definition(reference) is { } target ? Property(target, key) : null;
        return properties.Find(key)?.Value as YamlMapping;
    }

    YamlMapping? Definition(string reference) =>
        (root.Find("definitions")?.Value as YamlMapping)?.Find(reference.Substring(reference.LastIndexOf('/') + 1))?.Value as YamlMapping;

    static string? Text(YamlMapping node, string key) => (node.Find(key)?.Value as YamlScalar)?.Value;

    static string Wrap(string text)
    {
        const int width = 110;
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return string.Join("\n", lines);
    }
}
