using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Edit;

/// <summary>Spaces instead of tabs in the indentation of the whole file.</summary>
static class TabFix
{
    /// <summary>A tab indents a line.</summary>
    public const string Code = "DEPLOY0003";

    /// <summary>The one width of a tab with which the file can be read; none where tabs may be part of a text.</summary>
    public static IEnumerable<Candidate> Of(SourceText text)
    {
        // Below '|' or '>' a tab may be meant.
        if (Enumerable.Range(0, text.LineCount).Any(line => LineEnd(text, line) is '|' or '>' or '-' or '+'))
            yield break;
        foreach (var width in new[] { 2, 4, 8 })
        {
            var spaced = new SourceText(text.Path, Spaced(text, width));
            if (YamlReader.Read(spaced, new DiagnosticBag()) is null)
                continue;
            yield return new Candidate("Indent with spaces", "spaces", spaced);
            yield break;
        }
    }

    static string Spaced(SourceText text, int width)
    {
        var content = text.Content;
        var builder = new System.Text.StringBuilder(content.Length + 64);
        for (var line = 0; line < text.LineCount; line++)
        {
            var start = text.GetOffset(new LinePosition(line, 0));
            var end = line + 1 < text.LineCount ? text.GetOffset(new LinePosition(line + 1, 0)) : content.Length;
            var i = start;
            for (; i < end && content[i] is ' ' or '\t'; i++)
                builder.Append(' ', content[i] == '\t' ? width : 1);
            builder.Append(content, i, end - i);
        }

        return builder.ToString();
    }

    static char LineEnd(SourceText text, int line)
    {
        var start = text.GetOffset(new LinePosition(line, 0));
        var end = line + 1 < text.LineCount ? text.GetOffset(new LinePosition(line + 1, 0)) : text.Content.Length;
        return text.Content.Substring(start, end - start).TrimEnd().LastOrDefault();
    }
}
