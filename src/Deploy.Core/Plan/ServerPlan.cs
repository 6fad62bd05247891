namespace Deploy.Core.Plan;

/// <summary>What one server does besides running the containers. There is one where compose is how the app is deployed.</summary>
/// <param name="PostgresBackup">Backups of the PostgreSQL that runs beside the app; null without one.</param>
/// <param name="MongoDbBackup">The same of MongoDB.</param>
/// <param name="HasColours">There are two app services, and a switch says which of them gets the requests.</param>
public sealed record ServerPlan(ServerBackupPlan? PostgresBackup, ServerBackupPlan? MongoDbBackup, bool HasColours);

/// <summary>Unattended backups on one server.</summary>
/// <param name="Schedule">Cron of five fields, in UTC.</param>
/// <param name="RetentionDays">Days that a backup is kept.</param>
/// <param name="Destination">Address of the object storage that gets copies; empty for none.</param>
public sealed record ServerBackupPlan(string Schedule, int RetentionDays, string Destination)
{
    /// <summary>What the copies are made with; pinned.</summary>
    public const string OffsiteImage = "rclone/rclone:1.71.0";

    /// <summary>Whose storage gets the copies.</summary>
    public BackupStorage Storage => Destination.StartsWith("s3://", StringComparison.Ordinal) ? BackupStorage.S3
        : Destination.StartsWith("gs://", StringComparison.Ordinal) ? BackupStorage.Google
        : Destination.Length > 0 ? BackupStorage.Azure : BackupStorage.None;

    /// <summary>Secrets that the storage asks for.</summary>
    public IReadOnlyList<string> Secrets => Storage switch
    {
        BackupStorage.S3 => ["BACKUP_ACCESS_KEY_ID", "BACKUP_SECRET_ACCESS_KEY"],
        BackupStorage.Google => ["BACKUP_SERVICE_ACCOUNT"],
        BackupStorage.Azure => ["BACKUP_ACCOUNT_KEY"],
        _ => [],
    };
}

/// <summary>Object storage for copies of backups.</summary>
public enum BackupStorage { None, S3, Google, Azure }
