using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Spec.Binding;

/// <summary>Where a node stands: what diagnostics call it, and where they go.</summary>
public sealed record NodeContext(SourceText Text, DiagnosticBag Diagnostics, ISet<string> WrongKeys, string Key, TextSpan KeySpan)
{
    internal NodeContext For(string key, TextSpan keySpan) => this with { Key = key, KeySpan = keySpan };
}

/// <summary>What a value in deployment.yaml may look like: a scalar, a section, a list, a map, or a choice of them.</summary>
/// <typeparam name="T">What it becomes in the spec.</typeparam>
public abstract class Shape<T> where T : class
{
    /// <summary>Reads a node; null after a diagnostic.</summary>
    public abstract T? Read(YamlNode node, NodeContext context);

    /// <summary>The JSON Schema of the value.</summary>
    public abstract DataMap Describe();

    /// <summary>A default as JSON; null where the text describes it in words.</summary>
    public virtual DataNode? ReadDefault(string text) => null;
}

/// <summary>The shapes.</summary>
public static class Shapes
{
    /// <summary>A single value.</summary>
    public static Shape<Located<T>> Scalar<T>(ValueKind<T> kind) => new ScalarShape<T>(kind);

    /// <summary>A map with known keys.</summary>
    public static Shape<T> Section<T>(Func<SectionReader, T> bind) where T : class => new SectionShape<T>(bind);

    /// <summary>A map with known keys, or a word that stands for one.</summary>
    public static Shape<T> SectionOr<T, TShort>(Func<SectionReader, T> bind, ValueKind<TShort> shorthand, Func<Located<TShort>, T> expand) where T : class =>
        new ChoiceShape<T, TShort>(Section(bind), shorthand, expand);

    /// <summary>A list.</summary>
    public static Shape<LocatedList<T>> List<T>(Shape<T> item) where T : class => new ListShape<T>(item);

    /// <summary>A map from names of the user's choice.</summary>
    public static Shape<LocatedMap<T>> Map<T>(ValueKind<string> name, Shape<T> item) where T : class => new MapShape<T>(name, item);

    /// <summary>Anything; kept as it is.</summary>
    public static Shape<YamlNode> Anything { get; } = new AnyShape();
}

sealed class AnyShape : Shape<YamlNode>
{
    public override YamlNode Read(YamlNode node, NodeContext context) => node;

    public override DataMap Describe() => new();
}

sealed class ScalarShape<T>(ValueKind<T> kind) : Shape<Located<T>>
{
    public override Located<T>? Read(YamlNode node, NodeContext context)
    {
        if (node is not YamlScalar scalar)
        {
            context.Diagnostics.Add(ValueDiagnostics.ExpectedValue(context.KeySpan, context.Key, kind.Expected, kind.Example));
            return null;
        }

        var span = scalar.Span.Length > 0 ? scalar.Span : context.KeySpan;
        var reading = scalar.IsNull ? new Reading<T>(default, WrongKind: true) : kind.Read(scalar.Value);
        if (reading is { WrongKind: false, OutOfRange: null })
            return new Located<T>(reading.Value!, span);
        context.Diagnostics.Add(
            reading.OutOfRange is { } range ? ValueDiagnostics.OutOfRange(span, context.Key, scalar.Value, range)
            : kind.Words.Count > 0 ? ValueDiagnostics.NotAWord(span, context.Key, scalar.Value, Words.Nearest(scalar.Value, kind.Words), kind.Words)
            : ValueDiagnostics.WrongKind(span, context.Key, scalar.Value, kind.Expected, kind.Example) with { Suggestion = Meant(scalar) });
        return null;
    }

    string? Meant(YamlScalar scalar) =>
        !scalar.IsNull && kind.Meant?.Invoke(scalar.Value) is { } meant && kind.Read(meant) is { WrongKind: false, OutOfRange: null } ? meant : null;

    public override DataMap Describe()
    {
        var schema = new DataMap();
        foreach (var entry in kind.Schema)
            schema.Add(entry.Key, entry.Value);
        if (SchemaValues.Example(kind) is { } example)
            schema.Add("examples", new DataList { example });
        return schema;
    }

    public override DataNode? ReadDefault(string text) => kind.IsFree ? null : SchemaValues.Of(kind, text);
}

sealed class SectionShape<T>(Func<SectionReader, T> bind) : Shape<T> where T : class
{
    public override T? Read(YamlNode node, NodeContext context)
    {
        // "redis:" with nothing behind it is "redis: {}".
        if (node is YamlScalar { IsNull: true })
            node = new YamlMapping([], context.KeySpan);
        if (node is not YamlMapping mapping)
        {
            context.Diagnostics.Add(ValueDiagnostics.ExpectedMap(node.Span.Length > 0 ? node.Span : context.KeySpan, context.Key, SchemaReader.KeysOf(bind)));
            return null;
        }

        var reader = new NodeReader(mapping, context);
        var section = bind(reader);
        reader.ReportUnknownKeys();
        return section;
    }

    public override DataMap Describe() => SchemaReader.Describe(bind);
}

sealed class ChoiceShape<T, TShort>(Shape<T> section, ValueKind<TShort> shorthand, Func<Located<TShort>, T> expand) : Shape<T> where T : class
{
    readonly ScalarShape<TShort> scalar = new(shorthand);

    public override T? Read(YamlNode node, NodeContext context) => node switch
    {
        YamlScalar { IsNull: false } => scalar.Read(node, context) is { } value ? expand(value) : null,
        _ => section.Read(node, context),
    };

    public override DataMap Describe() => new() { { "anyOf", new DataList { scalar.Describe(), section.Describe() } } };

    public override DataNode? ReadDefault(string text) => scalar.ReadDefault(text);
}

sealed class ListShape<T>(Shape<T> item) : Shape<LocatedList<T>> where T : class
{
    public override LocatedList<T>? Read(YamlNode node, NodeContext context)
    {
        if (node is not YamlSequence sequence)
        {
            context.Diagnostics.Add(ValueDiagnostics.ExpectedList(node.Span.Length > 0 ? node.Span : context.KeySpan, context.Key));
            return null;
        }

        var items = new List<T>(sequence.Items.Count);
        foreach (var child in sequence.Items)
        {
            if (item.Read(child, context.For(context.Key, child.Span.Length > 0 ? child.Span : context.KeySpan)) is { } value)
                items.Add(value);
            else
                context.WrongKeys.Add(context.Key);
        }

        return new LocatedList<T>(items, context.KeySpan);
    }

    public override DataMap Describe() => new() { { "type", "array" }, { "items", item.Describe() } };

    // "staging, production"
    public override DataNode? ReadDefault(string text)
    {
        var values = text.Split([", "], StringSplitOptions.None).Select(item.ReadDefault).ToList();
        return values.Contains(null) ? null : new DataList(values.OfType<DataNode>());
    }
}

sealed class MapShape<T>(ValueKind<string> name, Shape<T> item) : Shape<LocatedMap<T>> where T : class
{
    readonly ScalarShape<string> nameShape = new(name);

    public override LocatedMap<T>? Read(YamlNode node, NodeContext context)
    {
        if (node is YamlScalar { IsNull: true })
            return new LocatedMap<T>([], context.KeySpan);
        if (node is not YamlMapping mapping)
        {
            context.Diagnostics.Add(ValueDiagnostics.ExpectedMap(node.Span.Length > 0 ? node.Span : context.KeySpan, context.Key, [$"{name.Expected}, such as {name.Example}"]));
            return null;
        }

        var entries = new List<LocatedEntry<T>>(mapping.Entries.Count);
        foreach (var entry in mapping.Entries)
        {
            var key = nameShape.Read(entry.Key, context.For(context.Key, entry.Key.Span));
            var value = item.Read(entry.Value, context.For(entry.Key.Value, entry.Key.Span));
            if (key is not null && value is not null)
                entries.Add(new LocatedEntry<T>(key, value));
            else
                context.WrongKeys.Add(context.Key);
        }

        return new LocatedMap<T>(entries, context.KeySpan);
    }

    public override DataMap Describe() => new()
    {
        { "type", new DataList { "object", "null" } },
        { "propertyNames", nameShape.Describe() },
        { "additionalProperties", item.Describe() },
    };
}
