using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A canary is judged by metrics that somebody reads.</summary>
sealed class CanaryIsMeasured : SpecRule
{
    public override IReadOnlyList<string> Needs =>
        ["enabled", "deployment", "pattern", "domain", "kubernetes", "ingress", "class", "gateway", "mesh", "kind", "monitoring", "prometheus_operator"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.Pattern(spec) == Pattern.Kubernetes && Defaults.IsOn(spec.Canary) && ReleasePlanner.Source(spec) == MetricsSource.App
            && spec.Kubernetes?.Monitoring?.PrometheusOperator?.Value != true)
            yield return OperationsDiagnostics.UnmeasuredCanary(spec.Canary!.Enabled?.Span ?? spec.Canary.KeySpan);
    }
}
