using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Blue-green and canary both move traffic.</summary>
sealed class OneReleaseStrategy : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec is not { Bluegreen: { } bluegreen, Canary: { } canary } || !Defaults.IsOn(bluegreen) || !Defaults.IsOn(canary))
            yield break;
        yield return ReleaseDiagnostics.TwoStrategies(Last(bluegreen.Enabled?.Span ?? bluegreen.KeySpan, canary.Enabled?.Span ?? canary.KeySpan)!.Value);
    }
}
