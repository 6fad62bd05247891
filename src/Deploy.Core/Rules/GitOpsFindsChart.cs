using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Argo CD fetches the chart from a registry.</summary>
sealed class GitOpsFindsChart : SpecRule
{
    public override IReadOnlyList<string> Needs => ["image", "name", "deployment", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (Defaults.HasArgoCd(context.Spec) && Defaults.ChartFolder(context.Spec, context.Facts).Length == 0)
            yield return GitOpsDiagnostics.NoChartRegistry(context.Place(context.Spec.Kubernetes!.GitOps!.Span, context.Spec.Deployment?.Image?.Span));
    }
}
