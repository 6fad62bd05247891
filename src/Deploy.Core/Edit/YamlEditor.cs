using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Edit;

/// <summary>
/// Changes a file by its keys and leaves every other character alone: comments, quotes, indentation, line ends. What cannot be
/// changed at its place alone (an alias, something with an anchor, what a merge brings in) is not changed: the result is null.
/// </summary>
sealed partial class YamlEditor
{
    readonly SourceText text;
    readonly YamlMapping root;
    readonly TextStyle style;

    YamlEditor(SourceText text, YamlMapping root)
    {
        this.text = text;
        this.root = root;
        style = TextStyle.Of(text, root);
    }

    /// <summary>The root of the file.</summary>
    public YamlMapping Root => root;

    /// <summary>An editor of a file; null for one that cannot be read or is no map.</summary>
    public static YamlEditor? Open(SourceText text) =>
        YamlReader.Read(text, new DiagnosticBag()) is YamlMapping root ? new YamlEditor(text, root) : null;

    /// <summary>Gives a key its value; sections on the way to it that are not there are added.</summary>
    /// <param name="path">The keys from the root on.</param>
    /// <param name="value">In YAML's spelling.</param>
    /// <param name="comment">A remark behind a value on a line of its own.</param>
    /// <returns>Null where it cannot be done safely.</returns>
    public SourceText? Set(IReadOnlyList<string> path, string value, string? comment = null) => Add(root, new Piece(path, value, Comment: comment));

    /// <summary>As <see cref="Set"/>, for a key of one map.</summary>
    public SourceText? SetIn(YamlMapping map, string key, string value) => Add(map, new Piece([key], value));

    /// <summary>Adds an item to a list; the list and the sections on the way to it are added where they are not there.</summary>
    /// <returns>Null where it cannot be done safely, and where the item is there.</returns>
    public SourceText? Append(IReadOnlyList<string> path, string item) => Add(root, new Piece(path, item, IsItem: true));

    /// <summary>Puts a simple scalar in the place of another one, quoted as that was.</summary>
    public SourceText? Replace(TextSpan span, string value) =>
        Scalars.SpellLike(text.ToString(span), value) is { } spelt ? With(span, spelt) : null;

    /// <summary>Puts any text in the place of another.</summary>
    public SourceText With(TextSpan span, string replacement) =>
        new(text.Path, text.Content.Substring(0, span.Start) + replacement + text.Content.Substring(span.End));

    SourceText? Add(YamlMapping map, Piece piece)
    {
        for (var depth = 0; ; depth++)
        {
            var rest = piece.Skip(depth + 1);
            if (map.Find(piece.Keys[depth]) is not { } entry)
                return AddEntry(map, piece.Skip(depth));
            if (!StandsIn(entry, map))
                return null;
            if (entry.Value is YamlScalar { IsNull: true } empty)
                return Fill(map, entry.Key, empty, rest);
            if (rest.Keys.Count == 0)
                return piece.IsItem ? AddItem(entry.Value, piece.Value) : entry.Value is YamlScalar ? ReplaceRaw(entry.Value.Span, piece.Value) : null;
            if (entry.Value is not YamlMapping next)
                return null;
            map = next;
        }
    }

    SourceText? ReplaceRaw(TextSpan span, string value) => Scalars.SpellLike(text.ToString(span), "x") is null ? null : With(span, value);

    // "deployment:", "deployment: ~" and the like: there is a key, and nothing below it.
    SourceText? Fill(YamlMapping map, YamlScalar key, YamlScalar empty, Piece piece)
    {
        if (BehindColon(key) is not { } colon)
            return null;
        var end = empty.Span.Length > 0 ? empty.Span.End : colon;
        if (text.GetPosition(colon).Line != text.GetPosition(end).Line)
            return null;
        var old = TextSpan.FromBounds(colon, end);
        if (text.ToString(old).Trim() is not ("" or "~" or "null" or "Null" or "NULL"))
            return null;
        if (IsFlow(map))
            return With(old, " " + (piece.Keys.Count == 0 ? piece.ToFlow() : $"{{ {piece.ToFlow()} }}"));
        if (!IsBlankOrComment(end))
            return null;
        if (piece is { Keys.Count: 0, IsItem: false })
            return With(old, $" {piece.Value}");
        var column = text.GetPosition(key.Span.Start).Character;
        var line = text.GetPosition(key.Span.Start).Line;
        var lines = piece.ToLines(piece.Keys.Count == 0 ? column : column + style.Step, style);
        // From the back, so that the first place stays where it is.
        return With(AfterLine(line), Lines(line, lines)) is var filled ? new YamlEditor(filled, root).With(old, "") : null;
    }

    SourceText? AddEntry(YamlMapping map, Piece piece)
    {
        if (map.Span.Length == 0 && map.Entries.Count == 0)
            return AddToEmptyFile(piece);
        if (IsFlow(map))
        {
            return map.Entries.All(entry => StandsIn(entry, map)) && !text.ToString(map.Span).Contains("<<")
                ? AddInBrackets(map.Span, map.Entries.Select(entry => (entry.Key.Span.Start, EndOf(entry))).ToList(), piece.ToFlow(), " ")
                : null;
        }

        var (line, column) = (text.GetPosition(map.Span.Start).Line, text.GetPosition(map.Span.Start).Character);
        if (map.Span.Length == 0 || text.Content[map.Span.Start] is '&' or '!' or '*' or '?')
            return null;
        var last = TextLine.LastOfBlock(text, line, column, isList: false);
        var lines = piece.ToLines(column, style);
        if (map == root && style.BlankLines && (piece.Keys.Count > 1 || piece.IsItem))
            lines = ["", .. lines];
        return With(AfterLine(last), Lines(last, lines));
    }

    SourceText? AddToEmptyFile(Piece piece)
    {
        var last = text.LineCount - 1;
        while (last > 0 && TextLine.Of(text, last).IsBlank)
            last--;
        var lines = piece.ToLines(0, style);
        return text.Content.Length == 0 || TextLine.Of(text, last).IsBlank
            ? new SourceText(text.Path, string.Concat(lines.Select(line => line + style.NewLine)) + text.Content)
            : With(AfterLine(last), Lines(last, lines));
    }

    SourceText? AddItem(YamlNode node, string item)
    {
        if (node is not YamlSequence list || list.Items.OfType<YamlScalar>().Any(known => known.Value == item))
            return null;
        var start = list.Span.Start;
        if (list.Items.Any(known => known.Span.Start < start || known.Span.End > list.Span.End))
            return null;
        if (text.Content[start] == '[')
            return AddInBrackets(list.Span, list.Items.Select(static known => (known.Span.Start, known.Span.End)).ToList(), Piece.ItemInBrackets(item), "");
        if (text.Content[start] != '-' || list.Items.Count == 0)
            return null;
        var (line, column) = (text.GetPosition(start).Line, text.GetPosition(start).Character);
        var dash = list.Items[0].Span.Start is var first && text.GetPosition(first).Line == line ? first - start : 2;
        var last = TextLine.LastOfBlock(text, line, column, isList: true);
        return With(AfterLine(last), Lines(last, [new string(' ', column) + "-".PadRight(dash) + item]));
    }

    // Behind the last one of a list or map in brackets; on a line of its own where that one has its own too.
    SourceText? AddInBrackets(TextSpan brackets, List<(int Start, int End)> known, string added, string padding)
    {
        if (known.Count == 0)
        {
            var inner = TextSpan.FromBounds(brackets.Start + 1, brackets.End - 1);
            return string.IsNullOrWhiteSpace(text.ToString(inner)) ? With(inner, padding + added + padding) : null;
        }

        var (start, end) = known.OrderBy(static place => place.Start).Last();
        var line = text.GetPosition(start).Line;
        var indent = TextLine.Of(text, line).Indent;
        var hasOwnLine = line > text.GetPosition(brackets.Start).Line && indent == text.GetPosition(start).Character;
        return With(new TextSpan(end, 0), hasOwnLine ? "," + style.NewLine + new string(' ', indent) + added : ", " + added);
    }
}
