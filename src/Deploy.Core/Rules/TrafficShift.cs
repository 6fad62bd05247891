using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A gradual shift reaches 100 %, and an instant one has no steps.</summary>
sealed class TrafficShift : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled", "strategy", "increment", "initial"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Bluegreen is not { TrafficShift: { } shift } bluegreen || !Defaults.IsOn(bluegreen))
            yield break;
        if (bluegreen.Strategy is { Value: ShiftStrategy.Instant } strategy)
            yield return ReleaseDiagnostics.ShiftWithInstant(Last(shift.KeySpan, strategy.Span)!.Value);
        else if (shift.Increment is { Value: 0 } increment && shift.Initial?.Value != 100)
            yield return ReleaseDiagnostics.NeverComplete(increment.Span);
    }
}
