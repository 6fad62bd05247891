using Deploy.Core.Diagnostics;

namespace Deploy.Core.Rules;

/// <summary>Settings of a mesh need one.</summary>
sealed class MeshSettings : SpecRule
{
    public override IReadOnlyList<string> Needs => ["kind"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        // "kind: none" switches a mesh off, with all that is set for it.
        if (context is { IsFinal: true, Spec.Kubernetes.Mesh: { Kind: null } mesh } && (mesh.Mtls?.Span ?? mesh.Retries?.Span ?? mesh.Timeout?.Span) is { } at && context.IsOwn(at))
            yield return EffectDiagnostics.NoMesh(context.IsOwn(mesh.KeySpan) ? mesh.KeySpan : at);
    }
}
