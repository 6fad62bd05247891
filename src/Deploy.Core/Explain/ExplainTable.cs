using System.Globalization;
using System.Text;
using Deploy.Core.Reports;

namespace Deploy.Core.Explain;

/// <summary>An explanation as a person reads it.</summary>
public static class ExplainTable
{
    /// <summary>Of the 120 characters of a line MSBuild takes two.</summary>
    const int Width = 118;

    const int LongestKey = 54;

    const int LongestValue = 34;

    /// <summary>Most sources are no longer: <c>follows deployment.health.liveness</c>.</summary>
    const int UsualSource = 34;

    /// <summary>The table, with a line that says what it is about.</summary>
    public static string Write(Explanation explanation)
    {
        var text = new StringBuilder();
        text.Append(explanation.SpecName).Append(explanation.Environment.Length > 0 ? $", environment {explanation.Environment}" : "")
            .Append(": ").Append(explanation.Values.Count.ToString(CultureInfo.InvariantCulture)).Append(" values\n");
        var rows = new List<IReadOnlyList<string>> { new[] { "KEY", "VALUE", "FROM" } };
        rows.AddRange(explanation.Values.Select(value => new[] { value.Key, TextOf(value.Value), explanation.SourceOf(value) }));
        text.Append('\n').Append(TextColumns.Write(rows, Widths(rows), indent: 0));
        if (explanation.Environment.Length == 0 && explanation.Environments.Count > 0)
        {
            text.Append("\nEnvironments: ").Append(string.Join(", ", explanation.Environments))
                .Append(". One of them: -p:DeployEnvironment=").Append(explanation.Environments[0]).Append('\n');
        }

        return text.ToString();
    }

    // The source gets what key and value leave.
    static int[] Widths(List<IReadOnlyList<string>> rows)
    {
        var key = Math.Min(LongestKey, rows.Max(static row => row[0].Length));
        var value = Math.Min(Math.Min(LongestValue, Width - 4 - key - UsualSource), rows.Max(static row => row[1].Length));
        return [key, value, Width - key - value - 4];
    }

    static string TextOf(object value) => value switch
    {
        true => "true",
        false => "false",
        "" => "\"\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
