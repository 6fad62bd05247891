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
        return new[] { Compare("tasks.min", tasks?.Min, tasks?.Min, tasks?.Max), Compare("node.min", node?.Min, node?.Min, node?.Max), Compare("node.count", node?.Count, node?.Min, node?.Max) }
            .OfType<Diagnostic>().Take(2);
    }

    static Diagnostic? Compare(string what, Located<int>? number, Located<int>? min, Located<int>? max) =>
        number is not null && min is not null && max is not null && (number.Value < min.Value || number.Value > max.Value)
            ? ReleaseDiagnostics.Counts(number.Span, what, number.Value, min.Value, max.Value)
            : null;
}
