namespace Deploy.Core.Text;

/// <summary>The text of one deployment.yaml with its lines.</summary>
public sealed class SourceText
{
    readonly int[] lineStarts;

    /// <param name="path">Path as messages shall show it.</param>
    /// <param name="content">The whole text; a leading byte order mark is dropped.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content.Length > 0 && content[0] == '\uFEFF' ? content.Substring(1) : content;
        lineStarts = FindLines(Content);
    }

    /// <summary>Path as messages shall show it.</summary>
    public string Path { get; }

    /// <summary>The text without a byte order mark.</summary>
    public string Content { get; }

    /// <summary>Number of lines, at least 1.</summary>
    public int LineCount => lineStarts.Length;

    /// <summary>The place of <paramref name="offset"/>; an offset outside the text is moved to its nearer end.</summary>
    public LinePosition GetPosition(int offset)
    {
        offset = Math.Min(Math.Max(offset, 0), Content.Length);
        var index = Array.BinarySearch(lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line, offset - lineStarts[line]);
    }

    /// <summary>The offset of a place; a place outside the text is moved to the nearer end of its line or of the text.</summary>
    public int GetOffset(LinePosition position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line >= lineStarts.Length)
            return Content.Length;
        var next = position.Line + 1 < lineStarts.Length ? lineStarts[position.Line + 1] : Content.Length;
        return Math.Min(lineStarts[position.Line] + Math.Max(position.Character, 0), next);
    }

    /// <summary>The characters of <paramref name="span"/>, as far as it lies in the text.</summary>
    public string ToString(TextSpan span)
    {
        var start = Math.Min(Math.Max(span.Start, 0), Content.Length);
        return Content.Substring(start, Math.Min(Math.Max(span.Length, 0), Content.Length - start));
    }

    // The line breaks of YAML 1.1, which are those of the C# compiler's SourceText too: the IDE and we count the same lines.
    static int[] FindLines(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n':
                    starts.Add(++i + 1);
                    break;
                case '\r' or '\n' or '\u0085' or '\u2028' or '\u2029':
                    starts.Add(i + 1);
                    break;
            }
        }

        return starts.ToArray();
    }
}
