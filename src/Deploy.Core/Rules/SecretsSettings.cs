using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>What is written about the chart's secrets is something that their provider knows.</summary>
sealed class SecretsSettings : SpecRule
{
    const string IsMadeByHand = "the Secret is made by hand and read as it is. Remove the line.";
    const string IsSealed = "the values lie sealed in the values of the chart. Remove the line.";

    public override IReadOnlyList<string> Needs => ["pattern", "platform", "provider"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (Defaults.Pattern(context.Spec) != Pattern.Kubernetes || Defaults.ChartSecrets(context.Spec) is not { } secrets)
            yield break;
        var provider = Defaults.ChartSecretsProvider(context.Spec);
        foreach (var (key, span) in Keys(secrets))
        {
            if (Instead(provider, key, secrets) is { } instead)
                yield return SecretsDiagnostics.NoEffect(span, key, Words.ToKebabCase(provider.ToString()), instead);
            else if (key == "refresh" && secrets.Refresh!.Value < TimeSpan.FromMinutes(1))
                yield return SecretsDiagnostics.Often(span);
        }
    }

    static IEnumerable<(string Key, TextSpan Span)> Keys(SecretsSpec secrets)
    {
        if (secrets.Store is { } store)
            yield return ("store", store.Span);
        if (secrets.VaultName is { } vault)
            yield return ("vault_name", vault.Span);
        if (secrets.Refresh is { } refresh)
            yield return ("refresh", refresh.Span);
        if (secrets.Prefix is { } prefix)
            yield return ("prefix", prefix.Span);
    }

    // What to do instead; null where the provider knows the key, or is refused altogether.
    static string? Instead(SecretsProvider provider, string key, SecretsSpec secrets) => (provider, key) switch
    {
        (SecretsProvider.Kubernetes, not "store") => IsMadeByHand,
        (SecretsProvider.SealedSecrets, _) => IsSealed,
        (SecretsProvider.ExternalSecrets, "vault_name") => "the store knows where its vault is. Remove the line.",
        (SecretsProvider.AzureKeyVault, "store") => "the Key Vault is named by 'vault_name'. Remove the line.",
        (SecretsProvider.AwsSecretsManager, "store" or "vault_name") => "each account has one in each region. Remove the line; 'prefix' names a part of it.",
        (SecretsProvider.Vault, "vault_name") when secrets.Store is not null => "the store that 'store' names knows where Vault is. Remove one of the two.",
        _ => null,
    };
}
