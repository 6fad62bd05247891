using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Explain;

/// <summary>The values of <c>services</c>, and of <c>kubernetes.database</c>, which says how one of them runs.</summary>
static class ServiceValues
{
    public static void Add(ValueList values, DeploymentPlan plan, DeploymentSpec spec)
    {
        if (plan.Postgres is { } postgres)
        {
            AddPresence(values, "postgres", spec.Services?.Postgres, spec.Kubernetes?.Database is { } database
                ? new Otherwise(ValueOrigin.Default, "kubernetes.database asks for it", database.KeySpan)
                : new Otherwise(ValueOrigin.Default, $"framework {AppValues.Word(plan.Framework)} needs it"));
            AddPostgres(values, plan, postgres, spec);
        }

        if (plan.Redis is { } redis)
        {
            AddPresence(values, "redis", spec.Services?.Redis, new Otherwise(ValueOrigin.Default, "deployment.workers needs it", spec.Deployment?.Workers?.KeySpan));
            AddOwn(values, plan, "redis", (redis.Tag, redis.ExternalHost, redis.Size, redis.Storage, redis.StorageClass), spec.Services?.Redis);
        }

        if (plan.MongoDb is { } mongoDb)
        {
            AddPresence(values, "mongodb", spec.Services?.MongoDb, Otherwise.Default);
            AddOwn(values, plan, "mongodb", (mongoDb.Tag, mongoDb.ExternalHost, mongoDb.Size, mongoDb.Storage, mongoDb.StorageClass), spec.Services?.MongoDb);
            AddServerBackup(values, "mongodb", plan.Server?.MongoDbBackup, spec.Services?.MongoDb?.Backup);
        }

        if (plan.RabbitMq is { } rabbitMq)
        {
            AddPresence(values, "rabbitmq", spec.Services?.RabbitMq, Otherwise.Default);
            AddOwn(values, plan, "rabbitmq", (rabbitMq.Tag, rabbitMq.ExternalHost, rabbitMq.Size, rabbitMq.Storage, rabbitMq.StorageClass), spec.Services?.RabbitMq);
            if (plan.Kubernetes is not null)
                values.Add("services.rabbitmq.replicas", rabbitMq.Replicas, spec.Services?.RabbitMq?.Replicas, Otherwise.Default);
        }
    }

    static void AddPresence(ValueList values, string name, ServiceSpec? written, Otherwise otherwise) =>
        values.Add($"services.{name}", true, written?.KeySpan, otherwise);

    static void AddPostgres(ValueList values, DeploymentPlan plan, PostgresPlan postgres, DeploymentSpec spec)
    {
        var service = spec.Services?.Postgres;
        values.Add("services.postgres.version", postgres.Version, service?.Version, Otherwise.Default);
        AddExternal(values, "postgres", postgres.ExternalHost, service);
        if (plan.Kubernetes is null)
        {
            // Compose takes the sizes of the service; nothing of it is used for a server that someone else runs.
            if (postgres.ExternalHost is null)
                values.Add("services.postgres.size", AppValues.Word(postgres.Size), service?.Size, Otherwise.Default);
            AddServerBackup(values, "postgres", plan.Server?.PostgresBackup, service?.Backup);
            return;
        }

        AddDatabase(values, postgres, service, spec.Kubernetes?.Database);
        if (postgres.Backup is { } backup)
        {
            values.Add("services.postgres.backup.destination", backup.Destination, service?.Backup?.Destination, Otherwise.Default);
            values.Add("services.postgres.backup.schedule", backup.Schedule, service?.Backup?.Schedule, Otherwise.Default);
            values.Add("services.postgres.backup.retention", $"{backup.RetentionDays.ToString(CultureInfo.InvariantCulture)}d", service?.Backup?.Retention, Otherwise.Default);
        }
    }

    static void AddServerBackup(ValueList values, string name, ServerBackupPlan? backup, BackupSpec? written)
    {
        if (backup is null)
            return;
        values.Add($"services.{name}.backup.destination", Text(backup.Destination, "(this server alone)"), written?.Destination, Otherwise.Default);
        values.Add($"services.{name}.backup.schedule", backup.Schedule, written?.Schedule, Otherwise.Default);
        values.Add($"services.{name}.backup.retention", $"{backup.RetentionDays.ToString(CultureInfo.InvariantCulture)}d", written?.Retention, Otherwise.Default);
    }

    static void AddDatabase(ValueList values, PostgresPlan postgres, ServiceSpec? service, DatabaseSpec? database)
    {
        const string key = "kubernetes.database";
        var bySize = Otherwise.DefaultOf($"size {AppValues.Word(postgres.Size)}");
        Otherwise Service<T>(string name, Located<T>? written, Otherwise otherwise) => written is null ? otherwise : Otherwise.As($"services.postgres.{name}", written);
        values.Add($"{key}.operator", AppValues.Word(postgres.InCluster ? DatabaseOperator.CloudnativePg : DatabaseOperator.None), database?.Operator,
            postgres.ExternalHost is null ? Otherwise.Default : Otherwise.As("services.postgres.external", service?.External));
        values.Add($"{key}.size", AppValues.Word(postgres.Size), database?.Size, Service("size", service?.Size, Otherwise.Default));
        values.Add($"{key}.replicas", postgres.Instances, database?.Replicas, Service("replicas", service?.Replicas, Otherwise.Default));
        values.Add($"{key}.storage", postgres.Storage.Text, database?.Storage, Service("storage", service?.Storage, bySize));
        values.Add($"{key}.storage_class", Text(postgres.StorageClass, "(that of the cluster)"), database?.StorageClass, Service("storage_class", service?.StorageClass, Otherwise.Default));
        foreach (var parameter in postgres.Parameters)
        {
            values.Add($"{key}.postgres.{parameter.Key}", parameter.Value,
                database?.Parameters?.Entries.FirstOrDefault(entry => entry.Key.Value == parameter.Key)?.Value, bySize);
        }

        AppValues.AddList(values, $"{key}.extensions", postgres.Extensions, database?.Extensions);
        if (postgres.Pooler is { } pooler)
        {
            var written = database?.Pooler;
            values.Add($"{key}.pooler.enabled", true, written?.Enabled, Otherwise.As($"{key}.pooler", written?.Enabled));
            values.Add($"{key}.pooler.mode", AppValues.Word(pooler.Mode), written?.Mode, Otherwise.Default);
            values.Add($"{key}.pooler.instances", pooler.Instances, written?.Instances, Otherwise.Default);
            values.Add($"{key}.pooler.max_client_conn", pooler.MaxClientConnections, written?.MaxClientConn, Otherwise.Default);
            values.Add($"{key}.pooler.default_pool_size", pooler.PoolSize, written?.DefaultPoolSize, bySize);
        }
    }

    // One that the chart runs by itself.
    static void AddOwn(
        ValueList values, DeploymentPlan plan, string name, (string Tag, string? ExternalHost, ServiceSize Size, Quantity Storage, string StorageClass) service, ServiceSpec? written)
    {
        values.Add($"services.{name}.version", service.Tag, written?.Version, Otherwise.Default);
        AddExternal(values, name, service.ExternalHost, written);
        if (plan.Kubernetes is not null || service.ExternalHost is null)
            values.Add($"services.{name}.size", AppValues.Word(service.Size), written?.Size, Otherwise.Default);
        if (plan.Kubernetes is null)
            return;
        values.Add($"services.{name}.storage", service.Storage.Text, written?.Storage, Otherwise.DefaultOf($"size {AppValues.Word(service.Size)}"));
        values.Add($"services.{name}.storage_class", Text(service.StorageClass, "(that of the cluster)"), written?.StorageClass, Otherwise.Default);
    }

    static void AddExternal(ValueList values, string name, string? host, ServiceSpec? service)
    {
        values.Add($"services.{name}.external", host is not null, service?.External, Otherwise.Default);
        if (host is not null)
            values.Add($"services.{name}.host", host, service?.Host, Otherwise.Default);
    }

    /// <summary>A text, or the words for none.</summary>
    internal static string Text(string text, string none) => text.Length > 0 ? text : none;
}
