using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Migrations need a database, a backup, and with expand and contract the old version for a while.</summary>
sealed class Migrations : SpecRule
{
    public override IReadOnlyList<string> Needs =>
    [
        "enabled", "command", "strategy", "traffic_shift", "keep_old", "backup", "deployment", "framework", "services", "postgres", "mongodb", "kubernetes", "database", "dockerfile", "pattern", "external", "operator",
    ];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (spec.Migrations is not { } migrations || !Defaults.IsOn(migrations))
            yield break;
        var framework = Defaults.Framework(spec, context.Facts) ?? Framework.Aspnet;
        if (migrations.Command is null && Defaults.MigrationCommand(framework, context.Facts) is null)
            yield return ReleaseDiagnostics.NoMigrationCommand(migrations.KeySpan, framework == Framework.Fraiseql ? "fraiseql" : "a native executable (PublishAot)");
        else if (migrations.Command is null && framework == Framework.Aspnet && spec.Deployment?.Build?.Dockerfile is { } dockerfile)
            yield return OperationsDiagnostics.BundleInOwnImage(dockerfile.Span);
        if (migrations.Backup is { Value: true } wanted && Defaults.Pattern(spec) == Pattern.Kubernetes
            && (!Defaults.PostgresInCluster(spec, context.Facts) || spec.Services?.Postgres?.Backup?.Destination is null))
            yield return OperationsDiagnostics.NowhereToBackUp(wanted.Span);
        // A command of one's own may change a database that is none of these.
        if (migrations.Command is null && !Defaults.HasPostgres(spec, context.Facts) && spec.Services?.MongoDb is null)
            yield return ReleaseDiagnostics.NoDatabase(migrations.Enabled?.Span ?? migrations.KeySpan);
        if (migrations.Strategy is { Value: MigrationStrategy.ExpandContract } strategy && spec.Bluegreen is { } bluegreen && Defaults.IsOn(bluegreen)
            && Defaults.Shift(bluegreen) == ShiftStrategy.Instant && (bluegreen.KeepOld is null || bluegreen.KeepOld.Value == TimeSpan.Zero))
            yield return ReleaseDiagnostics.ExpandContract(Last(strategy.Span, bluegreen.Strategy?.Span, bluegreen.KeepOld?.Span)!.Value);
        if (migrations.Backup is { Value: false } backup)
            yield return OperationsDiagnostics.MigrationWithoutBackup(backup.Span);
    }
}
