using System.Globalization;
using System.Text;

namespace Deploy.Core.Emit.Data;

/// <summary>Writes data as values of variables for OpenTofu (*.tfvars, *.hcl), in the form that <c>tofu fmt</c> leaves alone.</summary>
public static class HclWriter
{
    /// <summary>Writes a file: one attribute for each entry.</summary>
    /// <param name="data">The attributes.</param>
    /// <param name="header">Lines to stand at the top, without '#'.</param>
    public static string Write(DataMap data, string? header = null)
    {
        var text = new StringBuilder();
        AppendComment(text, header, "");
        if (text.Length > 0)
            text.Append('\n');
        AppendEntries(text, data, "");
        return text.ToString();
    }

    static void AppendComment(StringBuilder text, string? comment, string indent)
    {
        foreach (var line in comment?.Split('\n') ?? [])
            text.Append(indent).Append(line.Length == 0 ? "#" : "# ").Append(line).Append('\n');
    }

    // Attributes of one line that follow each other have their '=' below each other; one of several lines stands for itself.
    static void AppendEntries(StringBuilder text, DataMap data, string indent)
    {
        var entries = data.Entries;
        for (var i = 0; i < entries.Count;)
        {
            if (!IsOneLine(entries[i].Value))
            {
                AppendComment(text, entries[i].Comment, indent);
                text.Append(indent).Append(Key(entries[i].Key)).Append(" = ");
                AppendValue(text, entries[i++].Value, indent);
                text.Append('\n');
                continue;
            }

            var end = i + 1;
            while (end < entries.Count && IsOneLine(entries[end].Value) && entries[end].Comment is null)
                end++;
            var width = entries.Skip(i).Take(end - i).Max(static entry => Key(entry.Key).Length);
            for (; i < end; i++)
            {
                AppendComment(text, entries[i].Comment, indent);
                text.Append(indent).Append(Key(entries[i].Key).PadRight(width)).Append(" = ");
                AppendValue(text, entries[i].Value, indent);
                text.Append('\n');
            }
        }
    }

    static bool IsOneLine(DataNode value) => value is DataScalar or DataMap { Entries.Count: 0 } || (value is DataList list && list.All(static item => item is DataScalar));

    static void AppendValue(StringBuilder text, DataNode value, string indent)
    {
        switch (value)
        {
            case DataMap { Entries.Count: 0 }:
                text.Append("{}");
                break;
            case DataMap map:
                text.Append("{\n");
                AppendEntries(text, map, indent + "  ");
                text.Append(indent).Append('}');
                break;
            case DataList list when IsOneLine(list):
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i > 0 ? ", " : "");
                    AppendValue(text, list.Items[i], indent);
                }

                text.Append(']');
                break;
            case DataList list:
                text.Append("[\n");
                foreach (var item in list)
                {
                    text.Append(indent).Append("  ");
                    AppendValue(text, item, indent + "  ");
                    text.Append(",\n");
                }

                text.Append(indent).Append(']');
                break;
            case DataScalar scalar:
                text.Append(Scalar(scalar.Value));
                break;
        }
    }

    static string Scalar(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        string text => Quoted(text),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null",
    };

    static string Key(string key) => key.Length > 0 && (char.IsLetter(key[0]) || key[0] == '_') && key.All(static c => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) ? key : Quoted(key);

    // https://opentofu.org/docs/language/expressions/strings/: a dollar or percent sign before a brace begins a template unless it is doubled.
    static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '$' or '%' when i + 1 < value.Length && value[i + 1] == '{':
                    text.Append(c).Append(c);
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.Append('"').ToString();
    }
}
