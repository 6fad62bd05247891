using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>Kiali is the console of Istio (https://kiali.io).</summary>
sealed class KialiNeedsIstio : SpecRule
{
    public override IReadOnlyList<string> Needs => ["level", "kubernetes", "mesh", "kind"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        // A whole section for another pattern is a mistake of its own, and what an environment inherits may be switched off with the mesh.
        if (context is { IsFinal: true, Spec.Monitoring: { Kiali: { Value: true } kiali } monitoring } && context.IsOwn(kiali.Span)
            && monitoring.Level?.Value != MonitoringLevel.None && context.Spec.Kubernetes?.Mesh?.Kind?.Value != MeshKind.Istio)
            yield return SectionDiagnostics.NoIstio(kiali.Span);
    }
}
