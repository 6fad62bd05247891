using Deploy.Core.Diagnostics;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>Hardening that is switched off.</summary>
sealed class Hardening : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var security = context.Spec.Kubernetes?.Security;
        if (security?.ReadOnlyRoot is { Value: false } writable)
            yield return AdviceDiagnostics.WritableRoot(writable.Span);
        if (security?.NetworkPolicy is { Value: false } open)
            yield return AdviceDiagnostics.NoNetworkPolicy(open.Span);
        if (security?.PodSecurity is { Value: not PodSecurity.Restricted } level)
            yield return AdviceDiagnostics.WeakPodSecurity(level.Span, Words.ToKebabCase(level.Value.ToString()));
        if (context.Spec.Kubernetes?.Mesh?.Mtls is { Value: MutualTls.Permissive } mtls)
            yield return AdviceDiagnostics.PermissiveMtls(mtls.Span);
    }
}
