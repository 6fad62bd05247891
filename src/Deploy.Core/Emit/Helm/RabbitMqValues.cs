using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about RabbitMQ.</summary>
static class RabbitMqValues
{
    /// <summary>User of the image.</summary>
    const int User = 999;

    public static DataMap Build(DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        var rabbitMq = plan.RabbitMq;
        // What stands there when the app has none: the values of a small one, ready to be switched on.
        var shown = rabbitMq ?? ServicePlanner.RabbitMq(null, plan.Name, plan.Pattern);
        return new DataMap
        {
            { "enabled", rabbitMq is not null },
            { "image", ChartValues.Image($"docker.io/library/{shown.Image}", shown.Tag) },
            { "replicas", shown.Replicas },
            { "auth", new DataMap { { "existingSecret", "" }, { "passwordKey", "password" }, { "erlangCookieKey", "erlang-cookie" } } },
            { "username", shown.VirtualHost },
            { "virtualHost", shown.VirtualHost },
            { "defaultQueueType", "quorum" },
            { "memoryHighWatermark", Watermark(shown) },
            { "extraConfig", "" },
            { "storage", new DataMap { { "size", shown.Storage.Text }, { "storageClass", shown.StorageClass } } },
            { "resources", ChartValues.Resources(shown.Resources) },
            { "podSecurityContext", PodValues.PodSecurity(User) },
            { "monitoring", new DataMap { { "enabled", kubernetes.ServiceMonitor && rabbitMq is { ExternalHost: null } }, { "labels", new DataMap() } } },
            {
                "external", new DataMap
                {
                    { "enabled", rabbitMq?.ExternalHost is not null },
                    { "host", rabbitMq?.ExternalHost ?? "" },
                    { "port", 5671 },
                    { "tls", true },
                    { "existingSecret", rabbitMq?.ExternalHost is null ? "" : $"{plan.FullName}-rabbitmq" },
                    { "passwordKey", "password" },
                    { "cidrs", new DataList { "0.0.0.0/0" } },
                }
            },
        };
    }

    /// <summary>In the words of rabbitmq.conf.</summary>
    internal static string Watermark(RabbitMqPlan rabbitMq) => $"{rabbitMq.WatermarkMebibytes.ToString(CultureInfo.InvariantCulture)}MiB";
}
