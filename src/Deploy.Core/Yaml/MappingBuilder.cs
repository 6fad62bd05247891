using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Yaml;

/// <summary>Collects the entries of one map: refuses duplicates, lets written keys win over merged ones.</summary>
sealed class MappingBuilder(SourceText text, DiagnosticBag diagnostics)
{
    readonly List<YamlEntry> entries = new();
    readonly Dictionary<string, TextSpan> written = new(StringComparer.Ordinal);
    readonly List<(YamlNode Source, TextSpan Key)> merged = new();

    public void Add(YamlNode key, YamlNode value)
    {
        if (key is not YamlScalar scalar)
        {
            diagnostics.Add(YamlDiagnostics.KeyNotText(Visible(key.Span)));
            return;
        }

        if (scalar is { Value: "<<", Quoted: false })
        {
            merged.Add((value, scalar.Span));
            return;
        }

        if (written.TryGetValue(scalar.Value, out var first))
        {
            diagnostics.Add(YamlDiagnostics.DuplicateKey(scalar.Span, scalar.Value, text.GetPosition(first.Start)));
            return;
        }

        written.Add(scalar.Value, scalar.Span);
        entries.Add(new YamlEntry(scalar, value));
    }

    public IReadOnlyList<YamlEntry> Build()
    {
        foreach (var (source, key) in merged)
            Merge(source, key, listAllowed: true);
        return entries;
    }

    // A tag in the place of a key ("!name: []") leaves the parser with a key of no length: its place is then the character there, or the one before.
    TextSpan Visible(TextSpan span) => span.Length > 0 ? span
        : span.Start < text.Content.Length ? span with { Length = 1 }
        : TextSpan.FromBounds(Math.Max(0, span.Start - 1), span.Start);

    // Earlier maps win over later ones, and what is written here over all.
    void Merge(YamlNode source, TextSpan key, bool listAllowed)
    {
        switch (source)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (written.ContainsKey(entry.Key.Value))
                        continue;
                    written.Add(entry.Key.Value, entry.Key.Span);
                    entries.Add(entry);
                }

                break;
            case YamlSequence sequence when listAllowed:
                foreach (var item in sequence.Items)
                    Merge(item, key, listAllowed: false);
                break;
            default:
                diagnostics.Add(YamlDiagnostics.Merge(source.Span.Length > 0 ? source.Span : key));
                break;
        }
    }
}
