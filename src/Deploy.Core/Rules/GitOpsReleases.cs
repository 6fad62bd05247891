using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;

namespace Deploy.Core.Rules;

/// <summary>Argo CD renders every version as a first installation: nothing in it switches from one colour to the other.</summary>
sealed class GitOpsReleases : SpecRule
{
    public override IReadOnlyList<string> Needs => ["enabled", "bluegreen", "canary", "provider", "pattern", "deployment"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.HasArgoCd(spec) && ReleasePlanner.Plan(spec, Defaults.ServesHttp(spec, context.Facts)) is { Strategy: ReleaseStrategy.BlueGreen, Provider: ReleaseProvider.None })
            yield return GitOpsDiagnostics.NobodySwitches(context.Place(spec.Bluegreen!.KeySpan, spec.Kubernetes!.GitOps!.Span));
    }
}
