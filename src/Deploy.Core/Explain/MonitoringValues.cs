using System.Globalization;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>monitoring</c> that the chart has.</summary>
static class MonitoringValues
{
    public static void Add(ValueList values, KubernetesPlan kubernetes, DeploymentSpec spec)
    {
        var (plan, written) = (kubernetes.Monitoring, spec.Monitoring);
        if (kubernetes.ServiceMonitor || written?.MetricsPath is not null)
            values.Add("monitoring.metrics_path", plan.MetricsPath, written?.MetricsPath, Otherwise.Default);
        if (plan.Tracing != Tracing.None || written?.Tracing is not null)
            values.Add("monitoring.tracing", AppValues.Word(plan.Tracing), written?.Tracing, Otherwise.Default);
        if (plan.Operator)
            values.Add("monitoring.level", AppValues.Word(written?.Level?.Value ?? MonitoringLevel.Standard), written?.Level, Otherwise.Default);
        AddObjective(values, plan, written?.Slo);
        if (plan.Receivers is { } receivers)
            AddReceivers(values, receivers, written?.Alerts);
    }

    static void AddObjective(ValueList values, MonitoringPlan plan, SloSpec? slo)
    {
        if (plan.Objective is { } objective)
        {
            values.Add("monitoring.slo.availability", $"{objective.Availability.ToString(CultureInfo.InvariantCulture)}%", slo?.Availability, Otherwise.Default);
            values.Add("monitoring.slo.window", $"{objective.WindowDays.ToString(CultureInfo.InvariantCulture)}d", slo?.Window, Otherwise.Default);
            values.Add("monitoring.slo.latency_p99", $"{plan.LatencyP99Milliseconds.ToString(CultureInfo.InvariantCulture)}ms", slo?.LatencyP99, Otherwise.Default);
        }
    }

    static void AddReceivers(ValueList values, ReceiversPlan receivers, AlertsSpec? written)
    {
        if (receivers.SlackChannel.Length > 0)
            values.Add("monitoring.alerts.slack.channel", receivers.SlackChannel, written?.Slack?.Channel, Otherwise.Default);
        if (receivers.Email.Length > 0)
            values.Add("monitoring.alerts.email", receivers.Email, written?.Email, Otherwise.Default);
        values.Add("monitoring.alerts.pagerduty", receivers.Pagerduty, written?.Pagerduty, Otherwise.Default);
        if (receivers.Webhook.Length > 0)
            values.Add("monitoring.alerts.webhook", receivers.Webhook, written?.Webhook, Otherwise.Default);
    }
}
