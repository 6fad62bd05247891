using Deploy.Core.Diagnostics;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Numbers of tasks and nodes lie in their own ranges.</summary>
sealed class CloudCounts : SpecRule
{
    public override IReadOnlyList<string> Needs => ["min", "max", "count"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var tasks = context.Spec.Aws?.Tasks;
        var node = context.Spec.Azure?.Node;
        return new[] { Compare("tasks", null, tasks?.Min, tasks?.Max), Compare("node", node?.Count, node?.Min, node?.Max) }.OfType<Diagnostic>();
    }

    // A range that is upside down holds no count: that is one mistake.
    static Diagnostic? Compare(string what, Located<int>? count, Located<int>? min, Located<int>? max) =>
        min?.Value > max?.Value ? ReleaseDiagnostics.CountsReversed(Last(min!.Span, max!.Span)!.Value, what, min.Value, max.Value)
        : count?.Value < min?.Value ? ReleaseDiagnostics.Counts(count!.Span, $"{what}.count", count.Value, "below min", min!.Value)
        : count?.Value > max?.Value ? ReleaseDiagnostics.Counts(count!.Span, $"{what}.count", count.Value, "above max", max!.Value)
        : null;
}
