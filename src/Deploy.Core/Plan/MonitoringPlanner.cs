using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>What is watched in Kubernetes, and who is told.</summary>
static class MonitoringPlanner
{
    /// <summary>Hours after which a backup that is due has surely failed.</summary>
    const int BackupGraceHours = 6;

    public static MonitoringPlan Plan(DeploymentSpec spec)
    {
        var written = spec.Monitoring;
        var slo = written?.Slo;
        var rules = Defaults.HasAlerts(spec);
        return new MonitoringPlan
        {
            Operator = spec.Kubernetes?.Monitoring?.PrometheusOperator?.Value ?? false,
            MetricsPath = Defaults.MetricsPath(spec),
            Rules = rules,
            Causes = rules && written?.Level?.Value == MonitoringLevel.Full,
            // A promise that is written is held to its word; otherwise a second is what nobody likes to wait.
            LatencyP99Milliseconds = slo is null || !rules ? 1000 : Math.Max(1, (int)Math.Ceiling(slo.LatencyP99?.Value.TotalMilliseconds ?? 300)),
            Objective = rules && slo is not null
                ? new ObjectivePlan(slo.Availability?.Value ?? 99.9, Math.Min(366, Math.Max(1, (int)Math.Ceiling(slo.Window?.Value.TotalDays ?? 30))))
                : null,
            BackupMaxAgeHours = BackupInterval(spec.Services?.Postgres?.Backup is { Destination: not null, Schedule: { } schedule } ? schedule.Value : "") + BackupGraceHours,
            Receivers = rules ? Receivers(written?.Alerts) : null,
            Dashboards = spec.Kubernetes?.Monitoring?.Grafana?.Value ?? false,
            Tracing = written?.Tracing?.Value ?? Tracing.None,
        };
    }

    static ReceiversPlan? Receivers(AlertsSpec? alerts)
    {
        var receivers = new ReceiversPlan(alerts?.Slack?.Channel?.Value ?? "", alerts?.Email?.Value ?? "", alerts?.Pagerduty?.Value ?? false, alerts?.Webhook?.Value ?? "");
        return receivers is { SlackChannel: "", Email: "", Pagerduty: false, Webhook: "" } ? null : receivers;
    }

    // A schedule that names days of the month or months runs about once a month, one that names days of the week once a week.
    static int BackupInterval(string schedule)
    {
        var fields = schedule.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length != 5 || (fields[2] == "*" && fields[3] == "*" && fields[4] == "*") ? 24
            : fields[2] == "*" && fields[3] == "*" ? 7 * 24
            : 31 * 24;
    }
}
