using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about metrics, alerts, dashboards and traces.</summary>
static class MonitoringValues
{
    /// <summary>Key of the Secret with the address of Slack's webhook.</summary>
    internal const string SlackKey = "slack-url";

    /// <summary>Key of the Secret with PagerDuty's routing key.</summary>
    internal const string PagerdutyKey = "pagerduty-key";

    /// <summary>Namespace that the guides of both collectors take.</summary>
    internal const string CollectorNamespace = "observability";

    /// <summary>Service of the collector, as the charts and operators of the two projects name it.</summary>
    internal static string Collector(Tracing tracing) => tracing == Spec.Tracing.Jaeger ? "jaeger-collector" : "opentelemetry-collector";

    public static DataMap Build(DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        var monitoring = kubernetes.Monitoring;
        return new DataMap
        {
            { "serviceMonitor", new DataMap { { "enabled", kubernetes.ServiceMonitor }, { "path", monitoring.MetricsPath }, { "interval", "30s" }, { "labels", new DataMap() } } },
            {
                "rules", new DataMap
                {
                    { "enabled", monitoring.Rules },
                    { "labels", new DataMap() },
                    { "alertLabels", new DataMap() },
                    { "runbookUrl", "runbooks.md" },
                    { "causes", monitoring.Causes },
                    { "errorRate", new DataScalar(0.05) },
                    { "latencyP99Milliseconds", monitoring.LatencyP99Milliseconds },
                    { "backupMaxAgeHours", monitoring.BackupMaxAgeHours },
                    { "slo", Objective(monitoring.Objective) },
                }
            },
            { "alertmanager", Receivers(monitoring.Receivers) },
            {
                "dashboards", new DataMap
                {
                    { "enabled", monitoring.Dashboards },
                    { "framework", plan.Framework.ToString().ToLower(CultureInfo.InvariantCulture) },
                    { "labels", new DataMap { { "grafana_dashboard", "1" } } },
                    { "annotations", new DataMap() },
                }
            },
            { "tracing", Tracing(monitoring.Tracing) },
        };
    }

    static DataMap Objective(ObjectivePlan? objective) => new()
    {
        { "enabled", objective is not null }, { "availability", new DataScalar(objective?.Availability ?? 99.9) }, { "windowDays", objective?.WindowDays ?? 30 },
    };

    static DataMap Receivers(ReceiversPlan? receivers) => new()
    {
        { "enabled", receivers is not null },
        { "labels", new DataMap() },
        { "existingSecret", "" },
        { "slackChannel", receivers?.SlackChannel ?? "" },
        { "slackUrlKey", SlackKey },
        { "email", receivers?.Email ?? "" },
        { "pagerduty", receivers?.Pagerduty ?? false },
        { "pagerdutyKey", PagerdutyKey },
        { "webhook", receivers?.Webhook ?? "" },
    };

    static DataMap Tracing(Tracing tracing) => new()
    {
        { "enabled", tracing != Spec.Tracing.None },
        { "service", Collector(tracing) },
        { "namespace", CollectorNamespace },
        { "port", 4317 },
        { "protocol", "grpc" },
        { "podLabels", new DataMap() },
        { "sampler", "parentbased_traceidratio" },
        { "samplingRatio", new DataScalar(0.1) },
        { "tracesOnly", tracing == Spec.Tracing.Jaeger },
    };
}
