using System.Globalization;
using System.Text;
using Deploy.Core.Diff.Upgrade;

namespace Deploy.Core.Diff;

/// <summary>A comparison as a reviewer reads it.</summary>
public static class DiffText
{
    /// <param name="diff">What differs.</param>
    /// <param name="baseline">What it was compared with, in words.</param>
    /// <param name="later">What was compared, in words.</param>
    public static string Write(OutputDiff diff, string baseline, string later)
    {
        var text = new StringBuilder();
        text.Append(later).Append(", compared with ").Append(baseline).Append('\n');
        foreach (var group in diff.Groups)
        {
            text.Append('\n').Append(group.Title).Append('\n');
            foreach (var line in group.Lines)
                text.Append("  ").Append(line.Words).Append('\n');
        }

        if (diff.Files.Count > 0)
            text.Append("\nFiles\n");
        foreach (var file in diff.Files)
            text.Append("  ").Append(Line(file)).Append('\n');
        if (diff.Risks.Count > 0)
            text.Append("\nUpgrade\n");
        foreach (var risk in diff.Risks)
            text.Append("  ").Append(risk.Kind == RiskKind.Refused ? "refused: " : "left behind: ").Append(risk.What).Append(" [").Append(risk.Where).Append("]\n");
        return text.Append('\n').Append(Summary(diff)).Append('\n').ToString();
    }

    static string Line(FileChange file) => file.Change switch
    {
        "added" => $"+ {file.Path} ({Count(file.Added, "line")})",
        "removed" => $"- {file.Path} ({Count(file.Removed, "line")})",
        _ => $"~ {file.Path} (+{file.Added.ToString(CultureInfo.InvariantCulture)} -{file.Removed.ToString(CultureInfo.InvariantCulture)} lines)",
    };

    static string Summary(OutputDiff diff)
    {
        if (diff.IsEmpty)
            return "Nothing would change.";
        var refused = diff.Risks.Count(static risk => risk.Kind == RiskKind.Refused);
        var left = diff.Risks.Count - refused;
        var upgrade = (refused, left) switch
        {
            (0, 0) => "An upgrade carries all of it out.",
            (_, 0) => $"An upgrade would be refused ({Count(refused, "reason")}).",
            (0, _) => $"An upgrade would leave data behind ({Count(left, "reason")}).",
            _ => $"An upgrade would be refused ({Count(refused, "reason")}), or leave data behind ({Count(left, "reason")}).",
        };
        return $"{Count(diff.Groups.Sum(static group => group.Lines.Count), "change")} in words, {Count(diff.Files.Count, "file")} beside them. {upgrade}";
    }

    static string Count(int number, string word) => $"{number.ToString(CultureInfo.InvariantCulture)} {word}{(number == 1 ? "" : "s")}";
}
