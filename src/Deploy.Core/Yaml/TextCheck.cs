using System.Text;
using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Yaml;

/// <summary>What can be said of a text before it is parsed: its size, its encoding, its characters.</summary>
public static class TextCheck
{
    /// <summary>Decodes a file. Bytes that are not UTF-8 become U+FFFD, which <see cref="IsReadable"/> refuses at their place.</summary>
    public static SourceText Decode(string path, byte[] bytes) => new(path, Encoding.UTF8.GetString(bytes));

    /// <summary>Reports what keeps the text from being parsed.</summary>
    /// <returns>Whether it can be parsed.</returns>
    public static bool IsReadable(SourceText text, DiagnosticBag diagnostics)
    {
        var content = text.Content;
        if (content.Length > YamlReader.MaxBytes || (content.Length > YamlReader.MaxBytes / 3 && Encoding.UTF8.GetByteCount(content) > YamlReader.MaxBytes))
        {
            diagnostics.Add(YamlDiagnostics.TooLarge(new TextSpan(0, Math.Min(1, content.Length)), YamlReader.MaxBytes));
            return false;
        }

        for (var i = 0; i < content.Length; i++)
        {
            var c = content[i];
            if (c is >= ' ' and < '\x7F' or '\n' or '\r' or '\t' or '\x85' or (>= '\xA0' and < '\uD800') or (>= '\uE000' and < '\uFFFD'))
                continue;
            if (char.IsHighSurrogate(c) && i + 1 < content.Length && char.IsLowSurrogate(content[i + 1]))
            {
                i++;
                continue;
            }

            // A lone surrogate cannot come out of UTF-8 either.
            diagnostics.Add(c == '\uFFFD' || char.IsSurrogate(c)
                ? YamlDiagnostics.NotUtf8(new TextSpan(i, 1))
                : YamlDiagnostics.ControlCharacter(new TextSpan(i, 1), c));
            return false;
        }

        return true;
    }
}
