using Deploy.Core.Emit.Data;
using Deploy.Core.Text;

namespace Deploy.Core.Spec.Binding;

/// <summary>Runs a binder over nothing and writes down which keys it asks for: the JSON Schema of the section.</summary>
sealed class SchemaReader : SectionReader
{
    readonly DataMap properties = new();
    readonly List<string> required = new();

    public override TextSpan KeySpan => default;

    /// <summary>The keys of a section, in the order of its binder.</summary>
    public static IEnumerable<string> KeysOf<T>(Func<SectionReader, T> bind)
    {
        var reader = new SchemaReader();
        bind(reader);
        return reader.properties.Entries.Select(entry => entry.Key);
    }

    public static DataMap Describe<T>(Func<SectionReader, T> bind)
    {
        var reader = new SchemaReader();
        bind(reader);
        var schema = new DataMap { { "type", new DataList { "object", "null" } }, { "additionalProperties", false }, { "properties", reader.properties } };
        if (reader.required.Count > 0)
            schema.Add("required", new DataList(reader.required));
        return schema;
    }

    public override T? Get<T>(string key, Shape<T> shape, string description, string? @default = null) where T : class
    {
        var schema = new DataMap { { "description", @default is null ? description : $"{description} Default: {@default}." } };
        if (@default is not null)
            schema.AddIfSet("default", shape.ReadDefault(@default));
        foreach (var entry in shape.Describe())
            schema.Add(entry.Key, entry.Value);
        properties.Add(key, schema);
        return null;
    }

    public override Located<T>? Required<T>(string key, ValueKind<T> kind, string description)
    {
        required.Add(key);
        return Value(key, kind, description);
    }

    public override T? Alias<T>(T? value, string alias, string key, Shape<T> shape) where T : class =>
        Get(alias, shape, $"The same as {key}.");
}
