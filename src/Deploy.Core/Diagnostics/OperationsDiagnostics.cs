using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0320–0339 and 0345–0347: releases and monitoring that work, but unsafely or unwisely.</summary>
public static class OperationsDiagnostics
{
    static readonly DiagnosticRule OneReplicaBluegreenRule = new("DEPLOY0320", "Blue-green with one replica", Warning);
    static readonly DiagnosticRule NoApprovalRule = new("DEPLOY0321", "Nobody approves production", Warning);
    static readonly DiagnosticRule ShortMetricsRule = new("DEPLOY0322", "Metrics are kept for less than a week", Warning);
    static readonly DiagnosticRule NoReceiverRule = new("DEPLOY0323", "Alerts reach nobody", Warning);
    static readonly DiagnosticRule CanaryHeadroomRule = new("DEPLOY0324", "No room for a canary", Warning);
    static readonly DiagnosticRule PerfectSloRule = new("DEPLOY0325", "An objective of 100 % leaves no room", Warning);
    static readonly DiagnosticRule MigrationWithoutBackupRule = new("DEPLOY0326", "Migrations without a backup", Warning);
    static readonly DiagnosticRule BundleInOwnImageRule = new("DEPLOY0335", "The image must hold the migrations", Warning);
    static readonly DiagnosticRule NowhereToBackUpRule = new("DEPLOY0336", "No place for the backup before migrations", Warning);
    static readonly DiagnosticRule UnmeasuredCanaryRule = new("DEPLOY0345", "Nobody measures the canary", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        OneReplicaBluegreenRule, NoApprovalRule, ShortMetricsRule, NoReceiverRule, CanaryHeadroomRule, PerfectSloRule, MigrationWithoutBackupRule,
        BundleInOwnImageRule, NowhereToBackUpRule, UnmeasuredCanaryRule,
    ];

    public static Diagnostic UnmeasuredCanary(TextSpan at) =>
        UnmeasuredCanaryRule.At(at, "The canary is judged by metrics of the app, and no Prometheus reads them: every release would stop and wait for a person. Write 'monitoring: { prometheus_operator: true }' under 'kubernetes', or take an ingress of nginx or a mesh, which measure by themselves.");

    public static Diagnostic OneReplicaBluegreen(TextSpan at) =>
        OneReplicaBluegreenRule.At(at, "With one replica the new colour takes all traffic with a single process, and one crash in the middle of a release ends the service. Write at least 2 replicas.") with { Suggestion = "2" };

    public static Diagnostic NoApproval(TextSpan at) =>
        NoApprovalRule.At(at, "Every change that passes the tests goes to production without a person looking at it. Write 'approval: [production]'.");

    public static Diagnostic ShortMetrics(TextSpan at) =>
        ShortMetricsRule.At(at, "Metrics and logs are kept for less than a week, so last week cannot be compared with this one. Write at least 7d.") with { Suggestion = "7d" };

    public static Diagnostic NoReceiver(TextSpan at) =>
        NoReceiverRule.At(at, "'alerts' names nobody who is told. Add 'slack', 'email', 'pagerduty' or 'webhook'.");

    public static Diagnostic CanaryHeadroom(TextSpan at, int max, int min) =>
        CanaryHeadroomRule.At(at, $"Autoscaling ends at {max} pods, less than twice the smallest number ({min}): under load there is no room for the canary's pods beside the stable ones. Write a max of at least {2 * min}.");

    public static Diagnostic PerfectSlo(TextSpan at) =>
        PerfectSloRule.At(at, "An availability of 100 % leaves no failed request at all, so its alerts never end. Write what users need, for example 99.9.");

    public static Diagnostic BundleInOwnImage(TextSpan at) =>
        BundleInOwnImageRule.At(at, "Migrations run './efbundle' in the image, which the generated Dockerfile builds and a Dockerfile of your own may not. Add 'dotnet ef migrations bundle --output /app/efbundle' there, and write 'command' under 'migrations' to say so.");

    public static Diagnostic NowhereToBackUp(TextSpan at) =>
        NowhereToBackUpRule.At(at, "No backup is made before migrations: backups of the database are not configured here. Write 'backup' with a destination for the PostgreSQL of the cluster, or make one where the database runs and remove this line.");

    public static Diagnostic MigrationWithoutBackup(TextSpan at) =>
        MigrationWithoutBackupRule.At(at, "Without a backup a migration that goes wrong cannot be undone. Write 'backup: true', or remove the line.") with { Suggestion = "true" };
}
