using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Spec.Binding;

/// <summary>Reads a section out of the nodes of a file.</summary>
sealed class NodeReader(YamlMapping mapping, NodeContext context) : SectionReader
{
    readonly List<string> known = new();

    public override TextSpan KeySpan => context.KeySpan;

    public override T? Get<T>(string key, Shape<T> shape, string description, string? @default = null) where T : class
    {
        known.Add(key);
        if (mapping.Find(key) is not { } entry)
            return null;
        var value = shape.Read(entry.Value, context.For(key, entry.Key.Span));
        if (value is null)
            context.WrongKeys.Add(key);
        return value;
    }

    public override Located<T>? Required<T>(string key, ValueKind<T> kind, string description)
    {
        if (mapping.Find(key) is null)
        {
            context.Diagnostics.Add(ValueDiagnostics.Missing(context.KeySpan, context.Key, key, $"{kind.Expected}, for example {key}: {kind.Example}"));
            context.WrongKeys.Add(key);
        }

        return Value(key, kind, description);
    }

    public override T? Alias<T>(T? value, string alias, string key, Shape<T> shape) where T : class
    {
        known.Add(alias);
        if (mapping.Find(alias) is not { } entry)
            return value;
        if (mapping.Find(key) is { } first)
            context.Diagnostics.Add(YamlDiagnostics.DuplicateKey(entry.Key.Span, $"{alias} ({key})", context.Text.GetPosition(first.Key.Span.Start)));
        var read = shape.Read(entry.Value, context.For(alias, entry.Key.Span));
        if (read is null || context.WrongKeys.Contains(alias))
            context.WrongKeys.Add(key);
        return read;
    }

    public void ReportUnknownKeys()
    {
        foreach (var entry in mapping.Entries)
        {
            var key = entry.Key.Value;
            if (known.Contains(key))
                continue;
            var nearest = Words.Nearest(key, known);
            context.Diagnostics.Add(ValueDiagnostics.UnknownKey(entry.Key.Span, context.Key, key, nearest, known));
            // Meant, but misspelt: it is not absent.
            if (nearest is not null)
                context.WrongKeys.Add(nearest);
        }
    }
}
