using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Rules;

/// <summary>An ingress without host name takes the requests of all.</summary>
sealed class IngressNeedsDomain : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "domain"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Spec.Kubernetes?.Ingress is { } ingress && Defaults.Domain(context.Spec) is null && ingress.Ssl?.Value != IngressSsl.CertManager)
            yield return AdviceDiagnostics.NoDomain(ingress.KeySpan);
    }
}
