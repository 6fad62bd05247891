using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Costs are those of a platform.</summary>
sealed class BudgetNeedsPlatform : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "platform", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Budget is { } budget && Defaults.Platform(context.Spec) == Platform.None)
            yield return ReleaseDiagnostics.Budget(context.Place(budget.KeySpan, context.Spec.Deployment?.Platform?.Span, context.Spec.Kubernetes?.Cluster?.Span));
    }
}
