using System.Text.Json;
using Deploy.Core.Emit.Data;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Tests.Spec;

/// <summary>A place in deployment.yaml where the schema allows a scalar.</summary>
/// <param name="Path">Its keys from the top; "[]" is the first item of a list.</param>
/// <param name="Schema">The schema of the property: description, default, and what it may be.</param>
/// <param name="Scalar">The schema of the scalar itself, below a choice or the same.</param>
sealed record SchemaKey(IReadOnlyList<string> Path, JsonElement Schema, JsonElement Scalar)
{
    static readonly JsonElement Root = JsonDocument.Parse(JsonWriter.Write(DeploymentBinder.DescribeSchema())).RootElement;

    /// <summary>All of them but those below environments, which repeat the others.</summary>
    public static IReadOnlyList<SchemaKey> All { get; } = Find(Root, Root, []).ToList();

    /// <summary>A file with nothing but this key and what the schema requires beside it.</summary>
    /// <param name="value">The value in YAML; null leaves the key out.</param>
    public string Spec(string? value) => Write(Root, Path, value);

    /// <summary>The example of the scalar, its first word or its least number, in YAML.</summary>
    public string Valid => ValidOf(Scalar);

    public override string ToString() => string.Join('.', Path);

    static IEnumerable<SchemaKey> Find(JsonElement property, JsonElement schema, IReadOnlyList<string> path)
    {
        if (schema.TryGetProperty("anyOf", out var choices))
            return choices.EnumerateArray().SelectMany(choice => Find(property, choice, path));
        if (schema.TryGetProperty("items", out var items))
            return Find(items, items, [.. path, "[]"]);
        if (schema.TryGetProperty("properties", out var properties))
            return properties.EnumerateObject().Where(entry => path.Count > 0 || entry.Name != "environments").SelectMany(entry => Find(entry.Value, entry.Value, [.. path, entry.Name]));
        if (schema.TryGetProperty("propertyNames", out var names))
            return schema.GetProperty("additionalProperties") is var item ? Find(item, item, [.. path, ValidOf(names)]) : [];
        return [new SchemaKey(path, property, schema)];
    }

    // Flow style, as values come in YAML and not in JSON.
    static string Write(JsonElement schema, IReadOnlyList<string> path, string? value)
    {
        if (path.Count == 0)
            return value ?? ValidOf(schema);
        if (schema.TryGetProperty("anyOf", out var choices))
            return Write(choices.EnumerateArray().First(choice => choice.TryGetProperty(path[0] == "[]" ? "items" : "properties", out _)), path, value);
        var rest = path.Skip(1).ToList();
        if (path[0] == "[]")
            return value is null && rest.Count == 0 ? "[]" : $"[{Write(schema.GetProperty("items"), rest, value)}]";
        var child = schema.TryGetProperty("properties", out var properties) ? properties.GetProperty(path[0]) : schema.GetProperty("additionalProperties");
        var entries = new List<string>();
        if (value is not null || rest.Count > 0)
            entries.Add($"{path[0]}: {Write(child, rest, value)}");
        if (schema.TryGetProperty("required", out var required))
            entries.AddRange(required.EnumerateArray().Select(static name => name.GetString()!).Where(name => name != path[0]).Select(name => $"{name}: {ValidOf(properties.GetProperty(name))}"));
        return $"{{ {string.Join(", ", entries)} }}";
    }

    static string ValidOf(JsonElement schema) =>
        schema.TryGetProperty("anyOf", out var choices) ? ValidOf(choices[0])
        : schema.TryGetProperty("examples", out var examples) ? examples[0].ToString() is var text && text.AsSpan().IndexOfAny(":#,*") >= 0 ? $"'{text}'" : text
        : schema.TryGetProperty("enum", out var words) ? words[0].GetString()!
        : schema.TryGetProperty("minimum", out var minimum) ? minimum.GetRawText()
        : schema.GetProperty("type").ToString() == "boolean" ? "true" : "text";
}
