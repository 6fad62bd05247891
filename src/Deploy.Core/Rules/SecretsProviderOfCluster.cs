using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>Secrets that an operator brings into the cluster need the cluster.</summary>
sealed class SecretsProviderOfCluster : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var pattern = Defaults.Pattern(context.Spec);
        if (pattern != Pattern.Kubernetes && context.Spec.Secrets?.Provider is { Value: SecretsProvider.ExternalSecrets or SecretsProvider.SealedSecrets } provider)
            yield return SectionDiagnostics.NoClusterForSecrets(provider.Span, Words.ToKebabCase(provider.Value.ToString()), Words.ToKebabCase(pattern.ToString()));
    }
}
