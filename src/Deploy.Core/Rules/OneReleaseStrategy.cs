using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Blue-green and canary both move traffic.</summary>
sealed class OneReleaseStrategy : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (Defaults.IsOn(context.Spec.Bluegreen) && Defaults.IsOn(context.Spec.Canary))
            yield return ReleaseDiagnostics.TwoStrategies((context.Spec.Canary!.Enabled?.Span) ?? context.Spec.Canary.KeySpan);
    }
}
