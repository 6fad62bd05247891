using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>What acts on metrics does nothing where none are gathered.</summary>
sealed class NothingMeasured : SpecRule
{
    public override IReadOnlyList<string> Needs => ["kubernetes", "prometheus_operator", "enabled"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        // The cluster's own Prometheus may have them all the same.
        if (!context.IsFinal || spec.Monitoring is not { Level: { Value: MonitoringLevel.None } level } monitoring || !context.IsOwn(level.Span)
            || spec.Kubernetes?.Monitoring?.PrometheusOperator?.Value == true)
            return [];
        var canary = Defaults.IsOn(spec.Canary) ? spec.Canary : null;
        return new (TextSpan? Span, string Name)[]
        {
            (monitoring.AutoRollback is { Value: true } auto ? auto.Span : null, "auto_rollback"), (spec.Rollback?.Triggers?.KeySpan, "triggers"), (canary?.Analysis?.KeySpan, "analysis"),
        }
            // An environment that switches monitoring off switches off what it inherits.
            .Where(item => item.Span is { } span && context.IsOwn(span)).Select(static item => EffectDiagnostics.NotMeasured(item.Span!.Value, item.Name));
    }
}
