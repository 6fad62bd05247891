using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Stages rise and end at 100 %, and each but the last one has an end.</summary>
sealed class CanaryStages : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled", "stages", "traffic", "duration"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (!Defaults.IsOn(context.Spec.Canary) || context.Spec.Canary!.Stages?.Items is not { Count: > 0 } stages)
            yield break;
        var rises = true;
        for (var i = 1; i < stages.Count; i++)
        {
            if (Ending(stages[i - 1]) is { } endless)
                yield return endless;
            if (stages[i - 1].Traffic is not { } before || stages[i].Traffic is not { } traffic || traffic.Value > before.Value)
                continue;
            rises = false;
            yield return ReleaseDiagnostics.StagesNotRising(traffic.Span, traffic.Value, before.Value);
        }

        // Stages in the wrong order are one mistake, also when the last one is then too small.
        if (rises && stages[stages.Count - 1].Traffic is { Value: < 100 } end)
            yield return ReleaseDiagnostics.LastStage(end.Span, end.Value);
    }

    static Diagnostic? Ending(CanaryStageSpec stage) =>
        stage.Duration is not { } duration ? ValueDiagnostics.Missing(stage.KeySpan, "stages", "duration", "how long this stage lasts, for example duration: 10m; only the last stage needs none")
        : duration.Value == CanaryStageSpec.NoEnd ? ValueDiagnostics.OutOfRange(duration.Span, "duration", "stable", "a time such as 10m: only the last stage has no end")
        : null;
}
