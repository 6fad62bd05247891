using System.Globalization;
using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0350: what it costs.</summary>
public static class CostDiagnostics
{
    static readonly DiagnosticRule AboveBudgetRule = new("DEPLOY0350", "The estimate is above the budget", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [AboveBudgetRule];

    public static Diagnostic AboveBudget(TextSpan at, double budget, decimal estimate, string largest, decimal amount, string? cheaper) => AboveBudgetRule.At(
        at,
        $"A month is estimated at {Whole(estimate)} USD and the budget is {budget.ToString("0.##", CultureInfo.InvariantCulture)}; the largest part is {largest}, {Whole(amount)} USD. {(cheaper is null ? "Write" : $"Write {cheaper} or another cheaper choice of COSTS.md, or")} a budget of at least {Whole(Math.Ceiling(estimate))}.");

    static string Whole(decimal amount) => amount.ToString("0", CultureInfo.InvariantCulture);
}
