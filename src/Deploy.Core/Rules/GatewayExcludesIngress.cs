using Deploy.Core.Diagnostics;

namespace Deploy.Core.Rules;

/// <summary>With a Gateway, class and certificate are the Gateway's.</summary>
sealed class GatewayExcludesIngress : SpecRule
{
    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Kubernetes?.Ingress is not { Gateway: not null } ingress)
            yield break;
        if (ingress.Class is { } name)
            yield return CombinationDiagnostics.GatewayWithIngress(name.Span, "class");
        if (ingress.Ssl is { } ssl)
            yield return CombinationDiagnostics.GatewayWithIngress(ssl.Span, "ssl");
        if (ingress.Issuer is { } issuer)
            yield return CombinationDiagnostics.GatewayWithIngress(issuer.Span, "issuer");
    }
}
