using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Where secret values come from.</summary>
public enum SecretsProvider { Kubernetes, ExternalSecrets, SealedSecrets, AzureKeyVault, AwsSecretsManager, Vault, File }

/// <summary>Section <c>secrets</c>.</summary>
public sealed record SecretsSpec(
    TextSpan KeySpan,
    Located<SecretsProvider>? Provider,
    Located<string>? Store,
    Located<string>? VaultName,
    Located<TimeSpan>? Refresh,
    Located<string>? Prefix);
