using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Nothing is lost only where each write waits for the other region.</summary>
sealed class RecoveryPoint : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled", "replication", "database"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Multiregion is { Rpo: { } rpo } multiregion && Defaults.IsOn(multiregion) && rpo.Value == TimeSpan.Zero
            && multiregion.Replication?.Database?.Value != DatabaseReplication.Sync)
            yield return SectionDiagnostics.LosesWrites(context.Place(rpo.Span, multiregion.Replication?.Database?.Span));
    }
}
