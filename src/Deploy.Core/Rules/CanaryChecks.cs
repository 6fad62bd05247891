using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Each stage of a canary is checked at least once.</summary>
sealed class CanaryChecks : SpecRule
{
    static readonly TimeSpan ShortestUsualStage = TimeSpan.FromMinutes(10);

    public override IReadOnlyList<string> Needs => ["enabled", "stages", "duration"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Canary is not { Analysis.Interval: { } interval } canary || !Defaults.IsOn(canary))
            yield break;
        // The last stage is the end of the release: nobody waits for a check there.
        var stages = canary.Stages?.Items ?? [];
        var shortest = stages.Take(stages.Count - 1).Select(static stage => stage.Duration).OfType<Located<TimeSpan>>()
            .Where(static duration => duration.Value != CanaryStageSpec.NoEnd).OrderBy(static duration => duration.Value).FirstOrDefault();
        if (interval.Value > (canary.Stages is null ? ShortestUsualStage : shortest?.Value ?? TimeSpan.MaxValue))
            yield return EffectDiagnostics.NeverChecked(context.Place(interval.Span, shortest?.Span));
    }
}
