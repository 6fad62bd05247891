using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Numbers of tasks and nodes lie in their own ranges, and a range of which one end is written does not end before the usual other one.</summary>
sealed class CloudCounts : SpecRule
{
    public override IReadOnlyList<string> Needs => ["min", "max", "count", "deployment", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var tasks = context.Spec.Aws?.Tasks;
        var node = context.Spec.Azure?.Node;
        // In Kubernetes there are no tasks, and no usual number of them.
        (int, int)? usualTasks = Defaults.Pattern(context.Spec) is Pattern.SmallSaas or Pattern.ProductionSaas ? Defaults.Tasks(context.Spec) : null;
        var aws = context.Spec.Aws?.Node;
        // Where nothing else is written, the copies of the app are the fewest tasks.
        var fewest = tasks?.Min ?? (usualTasks is null ? null : context.Spec.Deployment?.Replicas);
        return new[]
        {
            Compare("tasks", null, fewest, tasks?.Max, usualTasks), Compare("node", node?.Count, node?.Min, node?.Max, Defaults.Nodes), Compare("node", aws?.Count, aws?.Min, aws?.Max, Defaults.Nodes),
        }.OfType<Diagnostic>();
    }

    // A range that is upside down holds no count: that is one mistake.
    static Diagnostic? Compare(string what, Located<int>? count, Located<int>? min, Located<int>? max, (int Min, int Max)? usual) =>
        min?.Value > max?.Value ? ReleaseDiagnostics.CountsReversed(Last(min!.Span, max!.Span)!.Value, what, min.Value, max.Value)
        : max is null && min?.Value > usual?.Max ? ReleaseDiagnostics.CountsBeyondUsual(min!.Span, what, "min", min.Value, "max", usual!.Value.Max)
        : min is null && max?.Value < usual?.Min ? ReleaseDiagnostics.CountsBeyondUsual(max!.Span, what, "max", max.Value, "min", usual!.Value.Min)
        : count?.Value < min?.Value ? ReleaseDiagnostics.Counts(count!.Span, $"{what}.count", count.Value, "below min", min!.Value)
        : count?.Value > max?.Value ? ReleaseDiagnostics.Counts(count!.Span, $"{what}.count", count.Value, "above max", max!.Value)
        : null;
}
