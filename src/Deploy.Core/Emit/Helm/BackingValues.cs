using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about backing services.</summary>
static class BackingValues
{
    /// <summary>User of the Redis image.</summary>
    const int RedisUser = 999;

    public static DataMap Postgres(DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        var postgres = plan.Postgres;
        var database = postgres?.Database ?? plan.Name.Replace('-', '_');
        return new DataMap
        {
            { "enabled", postgres is not null && (postgres.InCluster || postgres.ExternalHost is not null) },
            { "version", postgres?.Version ?? "16" },
            { "imageName", "" },
            { "instances", postgres?.Instances ?? 2 },
            { "database", database },
            { "owner", database },
            { "storage", new DataMap { { "size", postgres?.Storage.Text ?? "10Gi" }, { "storageClass", postgres?.StorageClass ?? "" } } },
            { "resources", ChartValues.Resources(postgres?.Resources ?? ServicePlanner.PostgresResources(ServiceSize.Small)) },
            { "parameters", ChartValues.Map(postgres?.Parameters ?? []) },
            { "sharedPreloadLibraries", new DataList() },
            { "extensions", new DataList(postgres?.Extensions ?? []) },
            { "synchronousReplicas", 0 },
            {
                "affinity", new DataMap
                {
                    { "podAntiAffinityType", "preferred" }, { "topologyKey", "kubernetes.io/hostname" }, { "nodeSelector", new DataMap() }, { "tolerations", new DataList() },
                }
            },
            { "backup", Backup(plan.FullName, postgres?.Backup) },
            { "monitoring", new DataMap { { "enabled", kubernetes.Monitoring.Operator && postgres is { InCluster: true } }, { "labels", new DataMap() } } },
            { "pooler", Pooler(postgres?.Pooler) },
            { "keepOnUninstall", true },
            { "operatorNamespace", "cnpg-system" },
            { "serviceAccountAnnotations", new DataMap() },
            { "extraEgress", new DataList() },
            { "bootstrap", new DataMap() },
            { "extraSpec", new DataMap() },
            { "external", External(plan.FullName, database, postgres?.ExternalHost) },
        };
    }

    static DataMap Pooler(PoolerPlan? pooler) => new()
    {
        { "enabled", pooler is not null },
        { "poolMode", pooler?.Mode == PoolMode.Session ? "session" : "transaction" },
        { "instances", pooler?.Instances ?? 2 },
        { "maxClientConnections", pooler?.MaxClientConnections ?? 1000 },
        { "defaultPoolSize", pooler?.PoolSize ?? 20 },
        { "parameters", new DataMap() },
        {
            "resources", new DataMap
            {
                { "requests", new DataMap { { "cpu", "50m" }, { "memory", "64Mi" } } }, { "limits", new DataMap { { "cpu", "500m" }, { "memory", "128Mi" } } },
            }
        },
    };

    public static DataMap Redis(DeploymentPlan plan, KubernetesPlan kubernetes) => Redis(plan.FullName, plan.Redis, kubernetes.SecretStore is not null);

    static DataMap Redis(string name, RedisPlan? redis, bool hasStore) => new()
    {
        { "enabled", redis is not null },
        { "image", ChartValues.Image($"docker.io/library/{redis?.Image ?? "redis"}", redis?.Tag ?? "7.4.5-bookworm") },
        { "auth", new DataMap { { "existingSecret", "" }, { "passwordKey", "password" } } },
        { "maxmemory", $"{(redis?.MaxMemoryMegabytes ?? 192).ToString(CultureInfo.InvariantCulture)}mb" },
        { "maxmemoryPolicy", "volatile-lru" },
        { "storage", new DataMap { { "enabled", true }, { "size", redis?.Storage.Text ?? "1Gi" }, { "storageClass", redis?.StorageClass ?? "" } } },
        {
            "resources", redis is not null ? ChartValues.Resources(redis.Resources) : new DataMap
            {
                { "requests", new DataMap { { "cpu", "50m" }, { "memory", "128Mi" } } }, { "limits", new DataMap { { "cpu", "500m" }, { "memory", "256Mi" } } },
            }
        },
        { "podSecurityContext", PodValues.PodSecurity(RedisUser) },
        {
            "external", new DataMap
            {
                { "enabled", redis?.ExternalHost is not null },
                { "host", redis?.ExternalHost ?? "" },
                { "port", 6379 },
                { "tls", true },
                { "existingSecret", hasStore && redis is { ExternalHost: not null } ? $"{name}-redis" : "" },
                { "passwordKey", "password" },
                { "cidrs", new DataList { "0.0.0.0/0" } },
            }
        },
    };

    static DataMap Backup(string name, BackupPlan? backup) => new()
    {
        { "enabled", backup is not null },
        { "method", "plugin" },
        // CloudNativePG's schedules begin with seconds.
        { "schedule", $"0 {backup?.Schedule ?? "0 3 * * *"}" },
        { "retentionPolicy", $"{(backup?.RetentionDays ?? 30).ToString(CultureInfo.InvariantCulture)}d" },
        { "destinationPath", backup?.Destination ?? "" },
        { "endpointURL", "" },
        { "serverName", "" },
        {
            "s3Credentials", new DataMap
            {
                { "inheritFromIAMRole", false },
                { "existingSecret", backup is null ? "" : $"{name}-backup" },
                { "accessKeyIdKey", "ACCESS_KEY_ID" },
                { "secretAccessKeyKey", "ACCESS_SECRET_KEY" },
            }
        },
        {
            "azureCredentials", new DataMap
            {
                { "inheritFromAzureAD", false }, { "existingSecret", "" }, { "connectionStringKey", "AZURE_CONNECTION_STRING" },
            }
        },
    };

    static DataMap External(string name, string database, string? host) => new()
    {
        { "enabled", host is not null },
        { "host", host ?? "" },
        { "port", 5432 },
        { "database", database },
        { "username", database },
        { "existingSecret", host is null ? "" : $"{name}-postgres" },
        { "passwordKey", "password" },
        { "uriKey", "" },
        { "sslMode", "require" },
        { "cidrs", new DataList { "0.0.0.0/0" } },
    };
}
