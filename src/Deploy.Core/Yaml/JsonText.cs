using Deploy.Core.Text;

namespace Deploy.Core.Yaml;

/// <summary>JSON as .NET's configuration reads it: with comments and trailing commas.</summary>
public static class JsonText
{
    /// <summary>
    /// The same text as YAML, of which JSON is a part: comments, tabs and the byte order mark become blanks, so that every place stays the same.
    /// </summary>
    public static SourceText ToYaml(SourceText json)
    {
        var text = json.Content.ToCharArray();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    i = EndOfString(text, i);
                    break;
                case '/' when i + 1 < text.Length && text[i + 1] is '/' or '*':
                    i = Blank(text, i, EndOfComment(text, i));
                    break;
                case '\t' or '\uFEFF':
                    text[i] = ' ';
                    break;
            }
        }

        return new SourceText(json.Path, new string(text));
    }

    // Index of the closing quote, or of the end.
    static int EndOfString(char[] text, int start)
    {
        var i = start + 1;
        while (i < text.Length && text[i] != '"')
            i += text[i] == '\\' ? 2 : 1;
        return i;
    }

    static int EndOfComment(char[] text, int start)
    {
        var i = start + 2;
        if (text[start + 1] == '/')
        {
            while (i < text.Length && text[i] is not ('\r' or '\n'))
                i++;
            return i;
        }

        while (i + 1 < text.Length && !(text[i] == '*' && text[i + 1] == '/'))
            i++;
        return Math.Min(text.Length, i + 2);
    }

    // Line breaks stay, or the lines would be others. Gives the last index that was looked at.
    static int Blank(char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is not ('\r' or '\n'))
                text[i] = ' ';
        }

        return end - 1;
    }
}
