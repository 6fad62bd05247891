using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using YamlDotNet.Core;

namespace Deploy.Core.Yaml;

/// <summary>Turns YamlDotNet's exceptions into diagnostics a person can act on.</summary>
static class SyntaxErrors
{
    /// <summary>What the parser says, and what it means to someone who does not know how parsers work.</summary>
    static readonly (string Said, string Meant)[] Reasons =
    [
        ("found invalid mapping", "a ':' stands where no key can be; a value that holds ': ' needs quotes, and the keys of a section need the same indentation"),
        ("quoted scalar, found unexpected end", "the quote that is opened here is not closed"),
        ("quoted scalar, found wrong indentation", "the quote that is opened here is not closed"),
        ("did not find expected key", "a key was expected here; the keys of a section need the same indentation"),
        ("did not find expected '-' indicator", "an item of the list above was expected here, which begins with '- '"),
        ("cannot start any token", "a value cannot begin with this character unless it stands in quotes"),
        ("found unknown escape character", "a backslash in double quotes begins an escape, and this is none; double it, or use single quotes"),
        ("Expected 'NodeEvent'", "a value is not complete"),
        ("Block sequence entries are not allowed", "a list begins on a line of its own"),
    ];

    public static Diagnostic Explain(SourceText text, YamlException exception)
    {
        var start = OffsetOf(text, exception.Start);
        var position = text.GetPosition(start);
        return IndentedByTab(text, position.Line) ?? IndentedByTab(text, position.Line + 1)
            ?? YamlDiagnostics.NotYaml(SpanAt(text, start, OffsetOf(text, exception.End)), Reason(exception));
    }

    // Marks count lines and columns from 1.
    public static int OffsetOf(SourceText text, in Mark mark) =>
        text.GetOffset(new LinePosition((int)mark.Line - 1, (int)mark.Column - 1));

    static string Reason(YamlException exception)
    {
        // "(Line: 3, Col: 1, Idx: 20) - (Line: …): While parsing a block mapping, did not find expected key."
        var message = exception.Message;
        var behindPlace = message.LastIndexOf("): ", StringComparison.Ordinal);
        if (behindPlace >= 0)
            message = message.Substring(behindPlace + 3);
        if (Array.Find(Reasons, reason => message.Contains(reason.Said)) is { Meant: not null } known)
            return known.Meant;
        message = message.Trim().TrimEnd('.').Replace('\n', ' ').Replace('\r', ' ');
        return message.Length == 0 ? "a value is not complete" : char.ToLowerInvariant(message[0]) + message.Substring(1);
    }

    static Diagnostic? IndentedByTab(SourceText text, int line)
    {
        if (line >= text.LineCount)
            return null;
        for (var i = text.GetOffset(new LinePosition(line, 0)); i < text.Content.Length; i++)
        {
            switch (text.Content[i])
            {
                case ' ':
                    continue;
                case '\t':
                    return YamlDiagnostics.Tab(new TextSpan(i, 1));
                default:
                    return null;
            }
        }

        return null;
    }

    // One line at most, at least one character: an editor must have something to underline.
    static TextSpan SpanAt(SourceText text, int start, int end)
    {
        start = Math.Min(start, Math.Max(0, text.Content.Length - 1));
        var line = text.GetPosition(start).Line;
        if (text.GetPosition(end).Line != line)
            end = start + 1;
        return TextSpan.FromBounds(start, Math.Min(Math.Max(end, start + 1), text.Content.Length));
    }
}
