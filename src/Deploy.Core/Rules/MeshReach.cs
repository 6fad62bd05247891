using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>A strict mesh of Istio knows callers by their certificate, and a load balancer outside the cluster has none.</summary>
sealed class MeshReach : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern", "kubernetes", "mesh", "kind", "mtls", "ingress", "class", "gateway"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var spec = context.Spec;
        if (Defaults.Pattern(spec) == Pattern.Kubernetes && Defaults.Mesh(spec) == MeshKind.Istio && spec.Kubernetes?.Mesh?.Mtls?.Value != MutualTls.Permissive
            && spec.Kubernetes?.Ingress is { Gateway: null, Class: { Value: KubernetesPlanner.LoadBalancerClass } balancer })
            yield return ReleaseDiagnostics.BalancerOutsideMesh(Last(balancer.Span, spec.Kubernetes?.Mesh?.Mtls?.Span, spec.Kubernetes?.Mesh?.Kind?.Span)!.Value);
    }
}
