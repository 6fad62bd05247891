using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Prometheus asks for metrics by HTTP.</summary>
sealed class MetricsNeedRequests : SpecRule
{
    public override IReadOnlyList<string> Needs => ["port", "pattern", "domain", "ingress", "health"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.Pattern(spec) == Pattern.Kubernetes && spec.Kubernetes?.Monitoring?.PrometheusOperator is { Value: true } written && !Defaults.ServesHttp(spec, context.Facts))
            yield return MonitoringDiagnostics.NothingToScrape(context.Place(written.Span));
    }
}
