using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docker;

/// <summary>The containers of compose.production.yaml that make backups, and those that copy them elsewhere.</summary>
static class BackupServices
{
    /// <summary>What the name of a container that makes backups ends with; before it stands the database, and the folder below ./backups.</summary>
    public const string Suffix = "-backup";

    /// <summary>What the name of a container that copies backups ends with.</summary>
    public const string OffsiteSuffix = "-offsite";

    /// <summary>The variable with the containers that have to stand still while the database is restored.</summary>
    public const string Clients = "CLIENTS";

    public static void Add(DataMap services, DeploymentPlan plan)
    {
        if (plan is { Server.PostgresBackup: { } ofPostgres, Postgres: { } postgres })
        {
            services.Add("postgres" + Suffix, Backup(plan, ofPostgres, "postgres", postgres.Image, "POSTGRES_PASSWORD", postgres.Database, postgres.Database),
                "Makes a backup whenever the schedule is due: server/README.md. As root without rights but to give its folder to user 999, who it then becomes.");
            if (ofPostgres.Storage != BackupStorage.None)
                services.Add("postgres" + OffsiteSuffix, Offsite(plan, ofPostgres, "postgres", postgres.Database));
        }

        if (plan is { Server.MongoDbBackup: { } ofMongoDb, MongoDb: { } mongoDb })
        {
            services.Add("mongodb" + Suffix, Backup(plan, ofMongoDb, "mongodb", $"{mongoDb.Image}:{mongoDb.Tag}", "MONGODB_ROOT_PASSWORD", mongoDb.Database, "root"));
            if (ofMongoDb.Storage != BackupStorage.None)
                services.Add("mongodb" + OffsiteSuffix, Offsite(plan, ofMongoDb, "mongodb", mongoDb.Database));
        }
    }

    /// <summary>Secrets of the storage that gets the copies.</summary>
    public static IEnumerable<string> Secrets(DeploymentPlan plan) =>
        (plan.Server?.PostgresBackup?.Secrets ?? []).Concat(plan.Server?.MongoDbBackup?.Secrets ?? []).Distinct(StringComparer.Ordinal);

    static DataMap Backup(DeploymentPlan plan, ServerBackupPlan backup, string kind, string image, string password, string database, string user)
    {
        var service = new DataMap
        {
            { "image", image },
            { "user", "0:0" },
            { "entrypoint", new DataList { "bash", "/backup/schedule.sh" } },
            {
                "environment", new DataMap
                {
                    { Clients, string.Join(" ", ComposeFile.AppServices(plan).Concat(plan.Workers.Select(static worker => worker.Name))) },
                    { "DATABASE", database },
                    { "HOST", kind },
                    { "KIND", kind },
                    { "PASSWORD_FILE", $"/run/secrets/{password}" },
                    { "RETENTION_DAYS", Days(backup) },
                    { "SCHEDULE", backup.Schedule, "In UTC." },
                    { "USER_NAME", user },
                }
            },
            { "secrets", new DataList { password } },
            { "volumes", new DataList { $"./backups/{kind}:/backups", "./backup:/backup:ro" } },
            { "tmpfs", new DataList { "/tmp:size=16m,mode=1777" } },
            { "depends_on", new DataMap { { kind, new DataMap { { "condition", "service_healthy" } } } } },
            { "networks", new DataList { "data" } },
            { "healthcheck", Health("bash", "/backup/schedule.sh") },
            { "mem_limit", "512m" },
            { "cpus", new DataScalar(1.0) },
            { "pids_limit", 64 },
            { "stop_grace_period", "30s" },
        };
        ProductionCompose.Harden(service);
        service.Add("cap_add", new DataList { "CHOWN", "SETGID", "SETUID" });
        return service;
    }

    static DataMap Offsite(DeploymentPlan plan, ServerBackupPlan backup, string kind, string database)
    {
        var environment = new DataMap { { "DATABASE", database }, { "DESTINATION", plan.Environment is "" or "production" ? backup.Destination : $"{backup.Destination.TrimEnd('/')}/{plan.Environment}", "A folder for each environment: their files have the same names." }, { "ENDING", kind == "mongodb" ? "archive.gz" : "dump" } };
        if (backup.Storage == BackupStorage.S3)
        {
            environment.Add("OFFSITE_ENDPOINT", "${OFFSITE_ENDPOINT:-}");
            environment.Add("OFFSITE_REGION", "${OFFSITE_REGION:-us-east-1}");
        }

        environment.Add("RETENTION_DAYS", Days(backup));
        var service = new DataMap
        {
            { "image", ServerBackupPlan.OffsiteImage },
            { "user", "999:999" },
            { "entrypoint", new DataList { "sh", "/backup/offsite.sh" } },
            { "environment", environment },
            { "secrets", new DataList(backup.Secrets) },
            { "volumes", new DataList { $"./backups/{kind}:/backups:ro", "./backup:/backup:ro" } },
            { "tmpfs", new DataList { "/tmp:size=16m,mode=1777" } },
            { "depends_on", new DataList { kind + Suffix } },
            { "networks", new DataList { "edge" } },
            { "healthcheck", Health("sh", "/backup/offsite.sh") },
            { "mem_limit", "256m" },
            { "cpus", new DataScalar(0.5) },
            { "pids_limit", 64 },
            { "stop_grace_period", "30s" },
        };
        ProductionCompose.Harden(service);
        return service;
    }

    static DataMap Health(string shell, string script) => new()
    {
        { "test", new DataList { "CMD", shell, script, "--health" } },
        { "interval", "30s" },
        { "timeout", "10s" },
        { "retries", 2 },
        { "start_period", "30s" },
    };

    static string Days(ServerBackupPlan backup) => backup.RetentionDays.ToString(CultureInfo.InvariantCulture);
}
