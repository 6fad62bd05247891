using System.Globalization;
using System.Text;

namespace Deploy.Core.Emit.Data;

/// <summary>
/// Writes data as JSON (RFC 8259), two blanks for a level. System.Text.Json would be one more assembly for every compiler and IDE
/// that loads the analyzer.
/// </summary>
public static class JsonWriter
{
    /// <summary>The data as JSON with a line break at the end.</summary>
    public static string Write(DataNode data)
    {
        var text = new StringBuilder();
        Append(text, data, 0);
        return text.Append('\n').ToString();
    }

    static void Append(StringBuilder text, DataNode node, int level)
    {
        switch (node)
        {
            case DataMap { Entries.Count: 0 }:
                text.Append("{}");
                break;
            case DataMap map:
                AppendBlock(text, '{', '}', level, map.Entries, entry =>
                {
                    AppendText(text, entry.Key);
                    text.Append(": ");
                    Append(text, entry.Value, level + 1);
                });
                break;
            case DataList { Items.Count: 0 }:
                text.Append("[]");
                break;
            case DataList list when list.Items.All(static item => item is DataScalar):
                text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Append(text, list.Items[i], level);
                }

                text.Append(']');
                break;
            case DataList list:
                AppendBlock(text, '[', ']', level, list.Items, item => Append(text, item, level + 1));
                break;
            case DataScalar scalar:
                AppendScalar(text, scalar.Value);
                break;
        }
    }

    static void AppendBlock<T>(StringBuilder text, char open, char close, int level, IReadOnlyList<T> items, Action<T> append)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', 2 * (level + 1));
            append(items[i]);
        }

        text.Append('\n').Append(' ', 2 * level).Append(close);
    }

    static void AppendScalar(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case string characters:
                AppendText(text, characters);
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case < ' ' or (>= '\x7F' and < '\xA0') or '\u2028' or '\u2029':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
