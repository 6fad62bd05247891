using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>What is written about the chart's secrets is something that their provider knows.</summary>
sealed class SecretsSettings : SpecRule
{
    const string IsMadeByHand = "the Secret is made by hand and read as it is";
    const string IsSealed = "the values lie sealed in the values of the chart";

    public override IReadOnlyList<string> Needs => ["pattern", "platform", "provider"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (Defaults.Pattern(context.Spec) != Pattern.Kubernetes || Defaults.ChartSecrets(context.Spec) is not { } secrets)
            yield break;
        var provider = Defaults.ChartSecretsProvider(context.Spec);
        // Nothing takes a key away again: an environment with another provider leaves those of the file alone.
        var inherited = Defaults.ChartSecrets(context.Base) is { } general && general.Provider?.Span != secrets.Provider?.Span ? Keys(general).ToList() : [];
        foreach (var (key, span) in Keys(secrets).Where(key => !inherited.Contains(key)))
        {
            if (Why(provider, key, secrets) is { } why)
                yield return SecretsDiagnostics.NoEffect(span, key, Words.ToKebabCase(provider.ToString()), why);
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

    // Why it has none; null where the provider knows the key, or is refused altogether.
    static string? Why(SecretsProvider provider, string key, SecretsSpec secrets) => (provider, key) switch
    {
        (SecretsProvider.Kubernetes, not "store") => IsMadeByHand,
        (SecretsProvider.SealedSecrets, _) => IsSealed,
        (SecretsProvider.ExternalSecrets, "vault_name") => "the store knows where its vault is",
        (SecretsProvider.AzureKeyVault, "store") => "the Key Vault is named by 'vault_name'",
        (SecretsProvider.AwsSecretsManager, "store" or "vault_name") => "each account has one in each region, and 'prefix' names a part of it",
        (SecretsProvider.Vault, "vault_name") when secrets.Store is not null => "the store that 'store' names knows where Vault is",
        _ => null,
    };
}
