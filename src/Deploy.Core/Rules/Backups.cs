using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Plan.Cloud;

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
            // The platform keeps the backups of a database that it runs, and one server keeps its own.
            var isKept = Defaults.CloudRoot(context.Spec) == CloudRoot.Apps ? service == context.Spec.Services?.Postgres
                : Defaults.IsOnServer(context.Spec) && (service == context.Spec.Services?.Postgres || service == context.Spec.Services?.MongoDb);
            if (backup is { Destination: null } && !isKept)
                yield return AdviceDiagnostics.BackupWithoutDestination(backup.KeySpan);
        }
    }
}
