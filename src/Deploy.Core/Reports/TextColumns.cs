using System.Text;

namespace Deploy.Core.Reports;

/// <summary>Aligned columns for a terminal of 120 characters; a cell that is too long goes on in the next line.</summary>
static class TextColumns
{
    /// <summary>The lines of a table.</summary>
    /// <param name="rows">Cells; each row has as many as <paramref name="widest"/> has numbers.</param>
    /// <param name="widest">Most characters of each column.</param>
    /// <param name="indent">Blanks before each line.</param>
    public static string Write(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<int> widest, int indent)
    {
        var widths = widest.Select((width, column) => Math.Min(width, rows.Count == 0 ? 0 : rows.Max(row => row[column].Length))).ToList();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => Wrap(cell, widths[column])).ToList();
            for (var line = 0; line < cells.Max(static cell => cell.Count); line++)
            {
                var start = text.Length;
                text.Append(' ', indent);
                for (var column = 0; column < cells.Count; column++)
                    text.Append((line < cells[column].Count ? cells[column][line] : "").PadRight(widths[column])).Append("  ");
                while (text.Length > start && text[text.Length - 1] == ' ')
                    text.Length--;
                text.Append('\n');
            }
        }

        return text.ToString();
    }

    // At a blank; a word that is longer than the line ends with it.
    static List<string> Wrap(string cell, int width)
    {
        var lines = new List<string>();
        cell = cell.Replace("\r", "\\r").Replace("\n", "\\n").Replace("\t", "\\t");
        while (cell.Length > width)
        {
            var blank = cell.LastIndexOf(' ', width);
            var end = blank > 0 ? blank : width;
            lines.Add(cell.Substring(0, end).TrimEnd());
            cell = cell.Substring(end).TrimStart();
        }

        lines.Add(cell);
        return lines;
    }
}
