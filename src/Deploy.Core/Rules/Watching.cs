using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>Alerts reach somebody, metrics and logs last a week, objectives leave room.</summary>
sealed class Watching : SpecRule
{
    public override IReadOnlyList<string> Needs => ["level", "slack", "email", "pagerduty", "webhook"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Aws?.LogRetention is { } logs && IsShort(logs))
            yield return OperationsDiagnostics.ShortMetrics(logs.Span);
        if (context.Spec.Monitoring is not { } monitoring || monitoring.Level?.Value == MonitoringLevel.None)
            yield break;
        if (monitoring.Alerts is { Slack: null, Email: null, Webhook: null, Pagerduty: null or { Value: false } } alerts)
            yield return OperationsDiagnostics.NoReceiver(alerts.KeySpan);
        if (monitoring.Retention is { } retention && IsShort(retention))
            yield return OperationsDiagnostics.ShortMetrics(retention.Span);
        if (monitoring.Slo?.Availability is { Value: >= 100 } availability)
            yield return OperationsDiagnostics.PerfectSlo(availability.Span);
    }

    static bool IsShort(Located<TimeSpan> time) => time.Value.TotalDays < Defaults.ShortestRetentionDays;
}
