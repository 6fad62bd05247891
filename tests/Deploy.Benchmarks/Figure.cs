using System.Globalization;
using Deploy.Benchmarks.Measuring;

namespace Deploy.Benchmarks;

/// <summary>One row of the table.</summary>
/// <param name="Name">What was measured, against what.</param>
/// <param name="Budget">The limit in words; empty for a figure that only explains another.</param>
/// <param name="Measured">The median.</param>
/// <param name="Spread">Quartiles, and what else helps to judge the figure.</param>
/// <param name="IsKept">Whether the median keeps the budget; null where there is none.</param>
sealed record Figure(string Name, string Budget, string Measured, string Spread, bool? IsKept)
{
    public string Verdict => IsKept switch { true => "ok", false => "MISSED", null => "" };

    /// <summary>A figure with an upper limit.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="limit">The most that is allowed; null for a figure that only explains another.</param>
    /// <param name="sample">The measured values.</param>
    /// <param name="format">How a value is written, such as <c>0.000×</c>.</param>
    /// <param name="remark">What else helps to judge the figure.</param>
    public static Figure AtMost(string name, double? limit, Sample sample, string format, string remark = "") => new(
        name,
        limit is { } value ? "≤ " + Text(value, format.Replace("0.000", "0.00", StringComparison.Ordinal)) : "",
        Text(sample.Median, format),
        $"{Text(sample.Low, format)} … {Text(sample.High, format)}{(remark.Length > 0 ? "; " + remark : "")}",
        limit is null ? null : sample.Median <= limit);

    public static Figure NotMeasured(string name, string reason) => new(name, "", "not measured", reason, null);

    /// <summary>A number for people, the same on every machine.</summary>
    public static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
