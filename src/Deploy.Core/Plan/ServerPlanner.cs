using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>Backups and colours on one server.</summary>
static class ServerPlanner
{
    public static ServerPlan? Plan(DeploymentSpec spec, ProjectFacts facts, PostgresPlan? postgres, MongoDbPlan? mongoDb, SolutionPart? part) =>
        !Defaults.IsOnServer(spec) ? null : new ServerPlan(
            postgres is { ExternalHost: null } ? Backup(spec.Services?.Postgres?.Backup) : null,
            mongoDb is { ExternalHost: null } ? Backup(spec.Services?.MongoDb?.Backup) : null,
            // Caddy leads to several services of a solution by their paths; each has one colour there.
            part is null && Defaults.HasServerColours(spec, facts));

    static ServerBackupPlan Backup(BackupSpec? written) => new(
        written?.Schedule?.Value ?? Defaults.BackupSchedule,
        Math.Max(1, (int)Math.Ceiling(written?.Retention?.Value.TotalDays ?? Defaults.ServerBackupDays)),
        written?.Destination?.Value ?? "");
}
