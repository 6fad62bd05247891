using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>A backup has a destination and is kept long enough.</summary>
sealed class Backups : SpecRule
{
    public override IReadOnlyList<string> Needs => ["destination"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var (_, service) in context.Spec.Services?.All ?? [])
        {
            var backup = service.Backup;
            if (backup?.Retention is { } retention && retention.Value.TotalDays < Defaults.ShortestRetentionDays)
                yield return AdviceDiagnostics.ShortRetention(retention.Span, Defaults.ShortestRetentionDays);
            if (backup is { Destination: null })
                yield return AdviceDiagnostics.BackupWithoutDestination(backup.KeySpan);
        }
    }
}
