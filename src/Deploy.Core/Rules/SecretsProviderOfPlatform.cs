using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Rules;

/// <summary>A platform's own secret store is reached from that platform.</summary>
sealed class SecretsProviderOfPlatform : SpecRule
{
    public override IReadOnlyList<string> Needs => ["platform", "pattern"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var platform = Defaults.Platform(context.Spec);
        foreach (var provider in new[] { context.Spec.Secrets?.Provider, context.Spec.Kubernetes?.Secrets?.Provider })
        {
            if (provider is not null && (provider.Value, platform) is (SecretsProvider.AzureKeyVault, Platform.Aws) or (SecretsProvider.AwsSecretsManager, Platform.Azure))
            {
                yield return CombinationDiagnostics.Provider(
                    provider!.Span, Words.ToKebabCase(provider.Value.ToString()), Words.ToKebabCase(platform.ToString()));
            }
        }
    }
}
