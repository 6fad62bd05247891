using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>cert-manager gets certificates for host names.</summary>
sealed class CertificateNeedsDomain : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "domain"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Kubernetes?.Ingress?.Ssl is { Value: IngressSsl.CertManager } ssl && Defaults.Domain(context.Spec) is null)
            yield return CombinationDiagnostics.CertificateWithoutDomain(ssl.Span);
    }
}
