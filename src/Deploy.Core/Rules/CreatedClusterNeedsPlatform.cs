using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A cluster is created somewhere.</summary>
sealed class CreatedClusterNeedsPlatform : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "platform", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Kubernetes?.Cluster is { Value: ClusterSource.Create } cluster && Defaults.Platform(context.Spec) == Platform.None)
            yield return CombinationDiagnostics.CreateWithoutPlatform(context.Place(cluster.Span, context.Spec.Deployment?.Platform?.Span));
    }
}
