using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Section <c>services</c>: what the app needs beside itself.</summary>
public sealed record ServicesSpec(
    TextSpan KeySpan, ServiceSpec? Postgres, ServiceSpec? Redis, ServiceSpec? MongoDb, ServiceSpec? RabbitMq)
{
    /// <summary>Those that are written, with the name a person knows them by.</summary>
    public IEnumerable<(string Name, ServiceSpec Service)> All => new[] { ("PostgreSQL", Postgres), ("Redis", Redis), ("MongoDB", MongoDb), ("RabbitMQ", RabbitMq) }
        .Where(static item => item.Item2 is not null).Select(static item => (item.Item1, item.Item2!));
}

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
