using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Migrations need a database, a backup, and with expand and contract the old version for a while.</summary>
sealed class Migrations : SpecRule
{
    public override IReadOnlyList<string> Needs => ["strategy", "keep_old", "backup"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Migrations is not { } migrations || migrations.Enabled?.Value == false)
            yield break;
        if (!Defaults.HasPostgres(context.Spec, context.Facts) && context.Spec.Services?.MongoDb is null)
            yield return ReleaseDiagnostics.NoDatabase(migrations.KeySpan);
        if (migrations.Strategy is { Value: MigrationStrategy.ExpandContract } strategy && Defaults.IsOn(context.Spec.Bluegreen)
            && context.Spec.Bluegreen!.Strategy is { Value: ShiftStrategy.Instant } && context.Spec.Bluegreen.KeepOld is null)
            yield return ReleaseDiagnostics.ExpandContract(strategy.Span);
        if (migrations.Backup is { Value: false } backup)
            yield return OperationsDiagnostics.MigrationWithoutBackup(backup.Span);
    }
}
