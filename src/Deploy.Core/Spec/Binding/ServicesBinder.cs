namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>services</c>.</summary>
static class ServicesBinder
{
    static readonly Shape<BackupSpec> Backup = Shapes.Section(static s => new BackupSpec(
        s.KeySpan,
        s.Value("schedule", Kinds.Cron, "When a backup is made, in UTC.", "0 3 * * *"),
        s.Value("retention", Kinds.Duration, "How long a backup is kept.", "30d; 14d on one server"),
        s.Value("destination", Kinds.Pattern("an address of object storage", "s3://acme-backups/shop", "^(s3|gs|https)://[^\\s]+$"), "Where backups go. Without it they stay on the server where one server runs it all, and on kubernetes none is made.")));

    /// <summary>The binder of the section.</summary>
    public static Shape<ServicesSpec> Shape { get; } = Shapes.Section(static s => new ServicesSpec(
        s.KeySpan,
        s.Get("postgres", Service("16"), "PostgreSQL."),
        s.Get("redis", Service("7"), "Redis."),
        s.Get("mongodb", Service("7"), "MongoDB."),
        s.Get("rabbitmq", Service("3.13"), "RabbitMQ.")));

    static Shape<ServiceSpec> Service(string version) => Shapes.Section(s => new ServiceSpec(
        s.KeySpan,
        s.Value("version", Kinds.Version, "Version of the service.", version),
        s.Value("size", Kinds.OneOf<ServiceSize>(), "How much processor time, memory and storage it gets.", "small"),
        s.Value("replicas", Kinds.Int(1, 9), "How many copies of PostgreSQL or RabbitMQ run on kubernetes; of RabbitMQ an odd number.", "1; 2 for PostgreSQL on kubernetes"),
        s.Value("storage", Kinds.Size, "Size of its volume.", "by size"),
        s.Value("storage_class", Kinds.Text, "Storage class of its volume.", "that of the cluster"),
        s.Value("external", Kinds.Bool, "Someone else runs it: only the connection is generated.", "false"),
        s.Value("host", Kinds.Host, "Host name of an external service."),
        s.Get("backup", Backup, "Backups.")));
}
