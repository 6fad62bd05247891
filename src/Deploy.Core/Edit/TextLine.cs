using Deploy.Core.Text;

namespace Deploy.Core.Edit;

/// <summary>What a line looks like from its beginning.</summary>
/// <param name="Indent">Spaces before the first other character.</param>
/// <param name="First">That character; '\0' where there is none.</param>
/// <param name="IsMarker">Ends or begins a document: "..." or "---".</param>
readonly record struct TextLine(int Indent, char First, bool IsMarker)
{
    public bool IsBlank => First == '\0';

    public bool IsComment => First == '#';

    /// <summary>The line of this number, counted from 0.</summary>
    public static TextLine Of(SourceText text, int line)
    {
        var content = text.Content;
        var start = text.GetOffset(new LinePosition(line, 0));
        var i = start;
        while (i < content.Length && content[i] == ' ')
            i++;
        var indent = i - start;
        while (i < content.Length && content[i] == '\t')
            i++;
        if (i == content.Length || content[i] is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029')
            return new TextLine(indent, '\0', false);
        var isMarker = indent == 0 && (string.CompareOrdinal(content, i, "...", 0, 3) == 0 || string.CompareOrdinal(content, i, "---", 0, 3) == 0);
        return new TextLine(indent, content[i], isMarker);
    }

    /// <summary>Last line of the block collection that begins in line <paramref name="first"/> at <paramref name="column"/>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="first">Its first line.</param>
    /// <param name="column">Where its keys or '-' stand.</param>
    /// <param name="isList">A list ends before a key in its own column, and leaves a comment there to that key.</param>
    public static int LastOfBlock(SourceText text, int first, int column, bool isList)
    {
        var last = first;
        for (var number = first + 1; number < text.LineCount; number++)
        {
            var line = Of(text, number);
            if (line.IsMarker)
                break;
            if (line.IsBlank)
                continue;
            if (line.IsComment)
            {
                if (line.Indent > column || (!isList && line.Indent == column))
                    last = number;
                continue;
            }

            if (line.Indent < column || (isList && line.Indent == column && line.First != '-'))
                break;
            last = number;
        }

        return last;
    }
}
