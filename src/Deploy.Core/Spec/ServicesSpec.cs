using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Section <c>services</c>: what the app needs beside itself.</summary>
public sealed record ServicesSpec(
    TextSpan KeySpan, ServiceSpec? Postgres, ServiceSpec? Redis, Located<string>? MongoDb, Located<string>? RabbitMq);

/// <summary>Size of a backing service.</summary>
public enum ServiceSize { Small, Medium, Large }

/// <summary>One backing service.</summary>
public sealed record ServiceSpec(
    TextSpan KeySpan,
    Located<string>? Version,
    Located<ServiceSize>? Size,
    Located<int>? Replicas,
    Located<Quantity>? Storage,
    Located<string>? StorageClass,
    Located<bool>? External,
    Located<string>? Host,
    BackupSpec? Backup);

/// <summary>Backups of a backing service.</summary>
public sealed record BackupSpec(TextSpan KeySpan, Located<string>? Schedule, Located<TimeSpan>? Retention, Located<string>? Destination);
