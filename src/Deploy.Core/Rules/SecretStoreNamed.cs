using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;

namespace Deploy.Core.Rules;

/// <summary>The chart's secrets have a store, and its name is one that the provider can have.</summary>
sealed class SecretStoreNamed : SpecRule
{
    static readonly Regex Name = new("^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates: 3 to 24 letters, digits and single hyphens.
    static readonly Regex KeyVault = new("^(?!.*--)[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    static readonly Regex Address = new("^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    public override IReadOnlyList<string> Needs => ["pattern", "platform", "provider", "store", "vault_name", "key_vault"];

    public override IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (Defaults.Pattern(context.Spec) != Pattern.Kubernetes || Defaults.ChartSecrets(context.Spec) is not { } secrets)
            return [];
        return (Defaults.ChartSecretsProvider(context.Spec), secrets.Provider) switch
        {
            (SecretsProvider.Kubernetes, _) => Written(secrets.Store, IsName, "the name of a Secret: small letters, digits, '-' and '.'", "shop-secrets"),
            (SecretsProvider.ExternalSecrets, { } provider) when secrets.Store is null => [SecretsDiagnostics.NoStore(provider.Span)],
            (SecretsProvider.ExternalSecrets, _) => Store(secrets.Store),
            (SecretsProvider.AzureKeyVault, { } provider) when Defaults.KeyVault(context.Spec) is null => [SecretsDiagnostics.NoKeyVault(provider.Span)],
            (SecretsProvider.AzureKeyVault, _) =>
                Written(secrets.VaultName ?? context.Spec.Azure?.KeyVault, KeyVault.IsMatch, "the name of a Key Vault: 3 to 24 letters, digits and single hyphens, a letter first", "kv-shop"),
            (SecretsProvider.Vault, { } provider) when secrets.Store is null && secrets.VaultName is null => [SecretsDiagnostics.NoVault(provider.Span)],
            (SecretsProvider.Vault, _) => Store(secrets.Store).Concat(Vault(secrets.VaultName)),
            _ => [],
        };
    }

    static IEnumerable<Diagnostic> Store(Located<string>? store) => Written(
        store, static text => IsName(After(text, SecretStorePlanner.NamespacedStore) ?? After(text, SecretStorePlanner.ClusterStore) ?? text),
        "a store of External Secrets: the name of a ClusterSecretStore, or 'SecretStore/<name>' for one of the namespace", "SecretStore/company");

    static IEnumerable<Diagnostic> Vault(Located<string>? address)
    {
        if (address is not null && Address.IsMatch(address.Value) && address.Value.StartsWith("http:", StringComparison.Ordinal))
            return [SecretsDiagnostics.PlainText(address.Span)];
        return Written(address, Address.IsMatch, "an address of Vault, with scheme and port", "https://vault.example.com:8200");
    }

    static IEnumerable<Diagnostic> Written(Located<string>? text, Func<string, bool> isRight, string what, string example) =>
        text is null || isRight(text.Value) ? [] : [SecretsDiagnostics.StoreName(text.Span, text.Value, what, example)];

    static bool IsName(string text) => text.Length <= 253 && Name.IsMatch(text);

    static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text.Substring(start.Length) : null;
}
