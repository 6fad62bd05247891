using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Stages rise and end at 100 %.</summary>
sealed class CanaryStages : SpecRule
{
    public override IReadOnlyList<string> Needs => ["stages", "traffic"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        CanaryStageSpec? before = null;
        foreach (var stage in context.Spec.Canary?.Stages?.Items ?? [])
        {
            if (stage.Traffic is not null && before?.Traffic is { } last && stage.Traffic.Value <= last.Value)
                yield return ReleaseDiagnostics.StagesNotRising(stage.Traffic.Span, stage.Traffic.Value, last.Value);
            before = stage;
        }

        if (before?.Traffic is { Value: < 100 } end)
            yield return ReleaseDiagnostics.LastStage(end.Span, end.Value);
    }
}
