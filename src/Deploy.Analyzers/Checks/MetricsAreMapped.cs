using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Analyzers.Checks;

/// <summary>The app has the metrics that are collected from it.</summary>
sealed class MetricsAreMapped : CodeCheck
{
    public override IEnumerable<Finding> Check(CheckContext context)
    {
        if (!context.Code.IsWeb || context.Code.HasMetrics)
            return [];
        return context.Targets.Select(static target => Wanted(target.Spec)).OfType<Located<string>>().Distinct()
            .Where(path => !context.Code.Routes.Any(route => route.Answers(path.Value)) && !context.Code.Paths.Contains(path.Value))
            .Select(path => InSpec(context, CodeDiagnostics.NoMetrics(path.Span, path.Value)));
    }

    // The path, at the place that asks for it; null where nothing is collected.
    static Located<string>? Wanted(DeploymentSpec spec)
    {
        var path = Defaults.MetricsPath(spec);
        if (spec.Monitoring is { } monitoring && monitoring.Level?.Value != MonitoringLevel.None)
            return new Located<string>(path, monitoring.MetricsPath?.Span ?? monitoring.Level?.Span ?? monitoring.KeySpan);
        return spec.Kubernetes?.Monitoring?.PrometheusOperator is { Value: true } wanted ? new Located<string>(path, wanted.Span) : null;
    }
}
