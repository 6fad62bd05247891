namespace Deploy.Core.Edit;

/// <summary>What is added: keys below each other, and a value or a list of one item at their end.</summary>
/// <param name="Keys">May be empty: the value alone.</param>
/// <param name="Value">In YAML's spelling.</param>
/// <param name="IsItem">The value is the one item of a list.</param>
/// <param name="Comment">Stands behind the value, on lines of its own only.</param>
sealed record Piece(IReadOnlyList<string> Keys, string Value, bool IsItem = false, string? Comment = null)
{
    /// <summary>The piece without its first <paramref name="count"/> keys.</summary>
    public Piece Skip(int count) => this with { Keys = Keys.Skip(count).ToList() };

    /// <summary>In brackets: <c>a: { b: [X] }</c>.</summary>
    public string ToFlow()
    {
        var value = !IsItem ? Value : $"[{ItemInBrackets(Value)}]";
        if (Keys.Count == 0)
            return value;
        return string.Join("", Keys.Take(Keys.Count - 1).Select(static key => $"{key}: {{ ")) + $"{Keys[Keys.Count - 1]}: {value}"
            + string.Concat(Enumerable.Repeat(" }", Keys.Count - 1));
    }

    /// <summary>On lines of its own.</summary>
    /// <param name="column">Where the first key begins; without keys the column of the key above.</param>
    /// <param name="style">The file's style.</param>
    public IReadOnlyList<string> ToLines(int column, TextStyle style)
    {
        var lines = new List<string>();
        for (var i = 0; i < Keys.Count; i++)
        {
            var isLast = i == Keys.Count - 1;
            lines.Add(new string(' ', column + (i * style.Step)) + Keys[i] + ":" + (isLast && !IsItem ? $" {Value}{Remark}" : ""));
        }

        if (IsItem)
            lines.Add(new string(' ', column + (Math.Max(0, Keys.Count - 1) * style.Step) + style.ListOffset) + "- " + Value + Remark);
        return lines;
    }

    /// <summary>An item of a list in brackets: one that is a key and a value needs braces there.</summary>
    public static string ItemInBrackets(string item) => item.IndexOf(": ", StringComparison.Ordinal) < 0 || item[0] is '\'' or '"' ? item : $"{{ {item} }}";

    string Remark => Comment is null ? "" : $" # {Comment}";
}
