using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>What is promised, who is told and what is shown needs somebody who evaluates it.</summary>
sealed class AlertsAreEvaluated : SpecRule
{
    public override IReadOnlyList<string> Needs => ["kubernetes", "prometheus_operator", "level", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (!context.IsFinal || Defaults.Pattern(spec) != Pattern.Kubernetes || spec.Kubernetes?.Monitoring?.PrometheusOperator?.Value == true
            || spec.Monitoring?.Level?.Value == MonitoringLevel.None)
            return [];
        return new (TextSpan? Span, string Name)[]
        {
            (spec.Monitoring?.Alerts?.KeySpan, "alerts"),
            (spec.Monitoring?.Slo?.KeySpan, "slo"),
            (spec.Kubernetes?.Monitoring?.Grafana is { Value: true } grafana ? grafana.Span : null, "grafana"),
        }
            .Where(static item => item.Span is not null).Select(static item => MonitoringDiagnostics.NobodyEvaluates(item.Span!.Value, item.Name));
    }
}
