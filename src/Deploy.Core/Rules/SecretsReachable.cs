using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>Controllers of a cluster need one, and a chart reads no files.</summary>
sealed class SecretsReachable : SpecRule
{
    public override IReadOnlyList<string> Needs => ["deployment", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var pattern = Defaults.Pattern(context.Spec);
        if (pattern == Pattern.Kubernetes)
        {
            if (Defaults.ChartSecrets(context.Spec)?.Provider is { Value: SecretsProvider.File } file)
                yield return SecretsDiagnostics.FilesInCluster(file.Span);
        }
        else if (context.Spec.Secrets?.Provider is { Value: SecretsProvider.ExternalSecrets or SecretsProvider.SealedSecrets or SecretsProvider.Vault } provider)
        {
            yield return SecretsDiagnostics.NeedsCluster(provider.Span, Words.ToKebabCase(provider.Value.ToString()), Words.ToKebabCase(pattern.ToString()));
        }
    }
}
