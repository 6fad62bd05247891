using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Edit;

/// <summary>How the user lays out the file: what is added looks like what is there.</summary>
/// <param name="NewLine">What ends a line.</param>
/// <param name="Step">Columns from a key to the keys below it.</param>
/// <param name="ListOffset">Columns from a key to the '-' of the list below it; 0 is common too.</param>
/// <param name="BlankLines">Sections are kept apart by an empty line.</param>
sealed record TextStyle(string NewLine, int Step, int ListOffset, bool BlankLines)
{
    /// <summary>The style of a file; where it shows none, two spaces and '\n'.</summary>
    public static TextStyle Of(SourceText text, YamlNode root)
    {
        int? step = null, offset = null;
        Look(text, root, ref step, ref offset);
        return new TextStyle(NewLineOf(text.Content), step ?? 2, offset ?? step ?? 2, HasBlankLines(text, root));
    }

    static void Look(SourceText text, YamlNode node, ref int? step, ref int? offset)
    {
        foreach (var entry in (node as YamlMapping)?.Entries ?? [])
        {
            // Merged entries and aliases stand elsewhere; a list or map on the key's own line is in brackets.
            if (entry.Value.Span.Start > entry.Key.Span.End && text.GetPosition(entry.Value.Span.Start).Line != text.GetPosition(entry.Key.Span.Start).Line)
            {
                var columns = Column(text, entry.Value) - Column(text, entry.Key);
                if (entry.Value is YamlMapping && columns > 0)
                    step ??= columns;
                else if (entry.Value is YamlSequence && columns >= 0)
                    offset ??= columns;
            }

            Look(text, entry.Value, ref step, ref offset);
        }

        foreach (var item in (node as YamlSequence)?.Items ?? [])
            Look(text, item, ref step, ref offset);
    }

    static int Column(SourceText text, YamlNode node) => text.GetPosition(node.Span.Start).Character;

    static string NewLineOf(string content)
    {
        var at = content.IndexOfAny(['\r', '\n']);
        return at < 0 ? "\n" : content[at] == '\n' ? "\n" : at + 1 < content.Length && content[at + 1] == '\n' ? "\r\n" : "\r";
    }

    static bool HasBlankLines(SourceText text, YamlNode root)
    {
        foreach (var entry in ((root as YamlMapping)?.Entries ?? []).Skip(1))
        {
            var line = text.GetPosition(entry.Key.Span.Start).Line - 1;
            while (line > 0 && TextLine.Of(text, line).IsComment)
                line--;
            if (line > 0 && TextLine.Of(text, line).IsBlank)
                return true;
        }

        return false;
    }
}
