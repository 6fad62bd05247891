using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Deploy.Core.Yaml;

/// <summary>
/// Reads YAML into nodes that know their places. Any text gives nodes or diagnostics, never an exception.
/// Understands anchors, aliases and merge keys (<c>&lt;&lt;</c>, https://yaml.org/type/merge.html).
/// </summary>
public sealed class YamlReader
{
    /// <summary>Largest file, in bytes of UTF-8.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Deepest nesting of lists and maps.</summary>
    public const int MaxDepth = 64;

    /// <summary>Most nodes that all aliases of a file together may repeat.</summary>
    public const int MaxAliasNodes = 10_000;

    readonly SourceText text;
    readonly DiagnosticBag diagnostics;
    readonly Dictionary<string, Composed> anchors = new(StringComparer.Ordinal);
    readonly Stack<TextSpan> openBrackets = new();
    readonly Parser parser;
    int aliasNodes;
    bool incomplete;

    YamlReader(SourceText text, DiagnosticBag diagnostics)
    {
        this.text = text;
        this.diagnostics = diagnostics;
        parser = new Parser(new Scanner(new StringReader(text.Content)));
    }

    /// <summary>Reads the one document of <paramref name="text"/>.</summary>
    /// <returns>The root, an empty map for an empty file, or null after an error that leaves nothing to look at.</returns>
    public static YamlNode? Read(SourceText text, DiagnosticBag diagnostics)
    {
        if (!TextCheck.IsReadable(text, diagnostics))
            return null;
        var reader = new YamlReader(text, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (RefusedException)
        {
            return null;
        }
        catch (YamlException exception)
        {
            diagnostics.Add(SyntaxErrors.OffsetOf(text, exception.Start) >= text.Content.TrimEnd().Length && reader.OpenBracket() is { } bracket
                ? bracket
                : SyntaxErrors.Explain(text, exception));
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The scanner meets some malformed texts with other exceptions (index out of range, invalid cast), above all open brackets.
            diagnostics.Add(reader.OpenBracket() ?? YamlDiagnostics.NotYaml(reader.SpanOfCurrent(), "the parser cannot make sense of it"));
            return null;
        }
    }

    YamlNode ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
            return new YamlMapping([], new TextSpan(0, 0));
        parser.Consume<DocumentStart>();
        var root = Compose(0).Node;
        parser.Consume<DocumentEnd>();
        if (parser.Current is DocumentStart)
        {
            diagnostics.Add(YamlDiagnostics.SeveralDocuments(SpanOfCurrent()));
            throw new RefusedException();
        }

        // With a value missing whatever else could be said of the file would be about that too.
        if (incomplete)
            throw new RefusedException();
        return root is YamlScalar { IsNull: true } ? new YamlMapping([], root.Span) : root;
    }

    Composed Compose(int depth)
    {
        if (depth > MaxDepth)
        {
            diagnostics.Add(YamlDiagnostics.TooDeep(SpanOfCurrent(), MaxDepth));
            throw new RefusedException();
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Resolve(alias);

        var start = parser.Consume<NodeEvent>();
        RefuseTag(start);
        var composed = start switch
        {
            Scalar scalar => new Composed(new YamlScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, SpanOf(scalar)), 1),
            SequenceStart => ComposeSequence(start, depth),
            _ => ComposeMapping(start, depth),
        };
        if (!start.Anchor.IsEmpty)
            anchors[start.Anchor.Value] = composed;
        return composed;
    }

    Composed ComposeSequence(NodeEvent start, int depth)
    {
        var items = new List<YamlNode>();
        var size = 1;
        var bracket = OpenBracket(start, '[');
        while (parser.Current is not SequenceEnd)
        {
            var item = Compose(depth + 1);
            items.Add(item.Node);
            size += item.Size;
        }

        var end = parser.Consume<SequenceEnd>();
        if (bracket)
            openBrackets.Pop();
        return new Composed(new YamlSequence(items, SpanOfCollection(start, end, items.Count > 0 ? items[items.Count - 1] : null)), size);
    }

    Composed ComposeMapping(NodeEvent start, int depth)
    {
        var builder = new MappingBuilder(text, diagnostics);
        var size = 1;
        YamlNode? last = null;
        var bracket = OpenBracket(start, '{');
        while (parser.Current is not MappingEnd)
        {
            var key = Compose(depth + 1).Node;
            if (key is YamlScalar { Value.Length: 0, Quoted: false, Span.Length: 0 })
                RefuseEmptyKey(last?.Span.End ?? OffsetOf(start.Start));
            var value = Compose(depth + 1);
            builder.Add(key, value.Node);
            size += 1 + value.Size;
            last = value.Node.Span.End > key.Span.End ? value.Node : key;
        }

        var end = parser.Consume<MappingEnd>();
        if (bracket)
            openBrackets.Pop();
        return new Composed(new YamlMapping(builder.Build(), SpanOfCollection(start, end, last)), size);
    }

    // The anchor's nodes are shared, not copied; the limit keeps later walks over them short.
    Composed Resolve(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var target))
        {
            diagnostics.Add(YamlDiagnostics.UndefinedAlias(SpanOf(alias), alias.Value.Value));
            incomplete = true;
            return new Composed(new YamlScalar("", false, SpanOf(alias)), 1);
        }

        aliasNodes += target.Size;
        if (aliasNodes > MaxAliasNodes)
        {
            diagnostics.Add(YamlDiagnostics.AliasBomb(SpanOf(alias), MaxAliasNodes));
            throw new RefusedException();
        }

        return target;
    }

    // The parser does not know where a key stands that is not there; the ':' behind it does.
    void RefuseEmptyKey(int from)
    {
        var at = text.Content.IndexOfAny([':', '?'], Math.Min(from, text.Content.Length));
        diagnostics.Add(YamlDiagnostics.NotYaml(new TextSpan(at < 0 ? Math.Max(0, text.Content.Length - 1) : at, 1), "there is no key before this ':'"));
        throw new RefusedException();
    }

    bool OpenBracket(NodeEvent start, char bracket)
    {
        var offset = OffsetOf(start.Start);
        if (offset >= text.Content.Length || text.Content[offset] != bracket)
            return false;
        openBrackets.Push(new TextSpan(offset, 1));
        return true;
    }

    Diagnostic? OpenBracket() =>
        openBrackets.Count > 0 ? YamlDiagnostics.NotYaml(openBrackets.Peek(), $"the '{text.ToString(openBrackets.Peek())}' that is opened here is not closed") : null;

    void RefuseTag(NodeEvent node)
    {
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            diagnostics.Add(YamlDiagnostics.Tag(SpanOf(node), node.Tag.Value));
    }

    // The end of a block collection lies where the next token begins, which may be lines further down.
    TextSpan SpanOfCollection(ParsingEvent start, ParsingEvent end, YamlNode? last)
    {
        var from = OffsetOf(start.Start);
        var bracket = OffsetOf(end.Start);
        return from < text.Content.Length && bracket < text.Content.Length && (text.Content[from], text.Content[bracket]) is ('[', ']') or ('{', '}')
            ? TextSpan.FromBounds(from, bracket + 1)
            : TextSpan.FromBounds(from, Math.Max(from, last?.Span.End ?? from));
    }

    TextSpan SpanOf(ParsingEvent item)
    {
        var span = TextSpan.FromBounds(OffsetOf(item.Start), OffsetOf(item.End));
        return TrimEnd(span);
    }

    // A block scalar ends at the start of the next token: leave the blank lines out.
    TextSpan TrimEnd(TextSpan span)
    {
        var end = span.End;
        while (end > span.Start && text.Content[end - 1] is ' ' or '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            end--;
        return TextSpan.FromBounds(span.Start, end);
    }

    // At least one character, where there is one: an editor must have something to underline.
    TextSpan SpanOfCurrent()
    {
        var span = parser.Current is { } current ? SpanOf(current) : new TextSpan(text.Content.Length, 0);
        return span.Length > 0 ? span : new TextSpan(Math.Min(span.Start, Math.Max(0, text.Content.Length - 1)), Math.Min(1, text.Content.Length));
    }

    int OffsetOf(in Mark mark) => SyntaxErrors.OffsetOf(text, mark);

    readonly record struct Composed(YamlNode Node, int Size);

    sealed class RefusedException : Exception;
}
