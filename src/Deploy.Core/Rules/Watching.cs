using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Alerts reach somebody, metrics last a week, objectives leave room.</summary>
sealed class Watching : SpecRule
{
    public override IReadOnlyList<string> Needs => ["alerts", "retention", "availability"];


    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var monitoring = context.Spec.Monitoring;
        if (monitoring?.Alerts is { Slack: null, Email: null, Webhook: null, Pagerduty: null or { Value: false } } alerts)
            yield return OperationsDiagnostics.NoReceiver(alerts.KeySpan);
        if (monitoring?.Retention is { } retention && retention.Value.TotalDays < Defaults.ShortestRetentionDays)
            yield return OperationsDiagnostics.ShortMetrics(retention.Span);
        if (monitoring?.Slo?.Availability is { Value: >= 100 } availability)
            yield return OperationsDiagnostics.PerfectSlo(availability.Span);
    }
}
