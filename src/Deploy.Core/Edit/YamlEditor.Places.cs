using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Edit;

sealed partial class YamlEditor
{
    /// <summary>Takes an entry out: its lines, or its part of a list in brackets. A comment above it stays.</summary>
    /// <returns>Null where it cannot be done safely.</returns>
    public SourceText? Remove(YamlMapping map, YamlEntry entry)
    {
        if (!StandsIn(entry, map))
            return null;
        if (IsFlow(map))
            return RemoveInBrackets(map, entry);
        var (line, column) = (text.GetPosition(entry.Key.Span.Start).Line, text.GetPosition(entry.Key.Span.Start).Character);
        // The first key behind a '-' shares its line.
        if (TextLine.Of(text, line).Indent != column)
            return null;
        var last = Math.Max(line, text.GetPosition(Math.Max(entry.Key.Span.End, EndOf(entry) - 1)).Line);
        var start = text.GetOffset(new LinePosition(line, 0));
        var end = last + 1 < text.LineCount ? text.GetOffset(new LinePosition(last + 1, 0)) : text.Content.Length;
        return With(TextSpan.FromBounds(start, end), "");
    }

    SourceText? RemoveInBrackets(YamlMapping map, YamlEntry entry)
    {
        if (!map.Entries.All(other => StandsIn(other, map)))
            return null;
        var at = map.Entries.ToList().IndexOf(entry);
        if (at > 0)
            return With(TextSpan.FromBounds(EndOf(map.Entries[at - 1]), EndOf(entry)), "");
        return map.Entries.Count > 1
            ? With(TextSpan.FromBounds(entry.Key.Span.Start, map.Entries[1].Key.Span.Start), "")
            : With(TextSpan.FromBounds(map.Span.Start + 1, map.Span.End - 1), "");
    }

    bool IsFlow(YamlMapping map) => map.Span.Length > 1 && text.Content[map.Span.Start] == '{';

    // Not brought in by a merge, and its value neither an alias nor under an anchor or tag.
    bool StandsIn(YamlEntry entry, YamlMapping map)
    {
        var (key, value) = (entry.Key.Span, entry.Value.Span);
        if (key.Start < map.Span.Start || key.End > map.Span.End)
            return false;
        if (value.Length == 0)
            return BehindColon(entry.Key) is not { } colon || IsFlow(map) || IsBlankOrComment(colon);
        return value.Start >= key.End && text.Content[value.Start] is not ('&' or '!' or '*');
    }

    // Offset behind the ':' of a key; null where the key is written in another way.
    int? BehindColon(YamlScalar key)
    {
        var at = key.Span.End;
        while (at < text.Content.Length && text.Content[at] is ' ' or '\t')
            at++;
        return at < text.Content.Length && text.Content[at] == ':' ? at + 1 : null;
    }

    int EndOf(YamlEntry entry) => entry.Value.Span.Length > 0 ? entry.Value.Span.End : BehindColon(entry.Key) ?? entry.Key.Span.End;

    bool IsBlankOrComment(int offset)
    {
        var content = text.Content;
        while (offset < content.Length && content[offset] is ' ' or '\t')
            offset++;
        return offset == content.Length || content[offset] is '#' or '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
    }

    // A place of length 0: where the line after this one begins, or the end of the file.
    TextSpan AfterLine(int line) => new(line + 1 < text.LineCount ? text.GetOffset(new LinePosition(line + 1, 0)) : text.Content.Length, 0);

    // A file whose last line has no end keeps it so.
    string Lines(int after, IReadOnlyList<string> lines) => after + 1 < text.LineCount
        ? string.Concat(lines.Select(line => line + style.NewLine))
        : string.Concat(lines.Select(line => style.NewLine + line));
}
