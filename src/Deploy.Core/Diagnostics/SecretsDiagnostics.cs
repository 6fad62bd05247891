using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0250–0256 and 0340–0342: where the chart's secrets come from.</summary>
public static class SecretsDiagnostics
{
    static readonly DiagnosticRule NeedsClusterRule = new("DEPLOY0250", "A secrets provider needs a cluster", Error);
    static readonly DiagnosticRule FilesInClusterRule = new("DEPLOY0251", "Secret files are for one server", Error);
    static readonly DiagnosticRule NoStoreRule = new("DEPLOY0252", "External Secrets needs a store", Error);
    static readonly DiagnosticRule NoVaultRule = new("DEPLOY0253", "The provider needs a vault", Error);
    static readonly DiagnosticRule NoEffectRule = new("DEPLOY0254", "The secrets provider does not know a setting", Error);
    static readonly DiagnosticRule StoreNameRule = new("DEPLOY0255", "A store has a name of another form", Error);
    static readonly DiagnosticRule FieldRule = new("DEPLOY0256", "Key Vault knows no fields", Error);
    static readonly DiagnosticRule OftenRule = new("DEPLOY0340", "Secrets are read too often", Warning);
    static readonly DiagnosticRule PlainTextRule = new("DEPLOY0341", "Vault is reached without encryption", Warning);
    static readonly DiagnosticRule NothingReadRule = new("DEPLOY0342", "Nothing comes out of the store", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NeedsClusterRule, FilesInClusterRule, NoStoreRule, NoVaultRule, NoEffectRule, StoreNameRule, FieldRule, OftenRule, PlainTextRule, NothingReadRule,
    ];

    public static Diagnostic NeedsCluster(TextSpan at, string provider, string pattern) =>
        NeedsClusterRule.At(at, $"{provider} is a controller of a Kubernetes cluster, and the pattern {pattern} has none. Write 'provider: file' for one server, or 'pattern: kubernetes' under 'deployment'.");

    public static Diagnostic FilesInCluster(TextSpan at) =>
        FilesInClusterRule.At(at, "The chart reads Kubernetes Secrets, not files; the compose files take files whatever stands here. Write kubernetes, or the store that the cluster has, for example external-secrets.");

    public static Diagnostic NoStore(TextSpan at) =>
        NoStoreRule.At(at, "External Secrets reads a store of the cluster, and none is named. Add 'store' with the name of a ClusterSecretStore, or 'SecretStore/<name>' for one of the namespace.");

    public static Diagnostic NoKeyVault(TextSpan at) =>
        NoVaultRule.At(at, "The secrets lie in a Key Vault, and none is named. Add 'vault_name' with its name, for example kv-shop.");

    public static Diagnostic NoVault(TextSpan at) =>
        NoVaultRule.At(at, "The secrets lie in a Vault that nothing here leads to. Add 'vault_name' with its address, for example https://vault.example.com:8200, or 'store' with a ClusterSecretStore that reads it.");

    public static Diagnostic NoEffect(TextSpan at, string key, string provider, string why) =>
        NoEffectRule.At(at, $"'{key}' has no effect with the secrets provider {provider}: {why}. Remove '{key}', or choose the provider that knows it.");

    public static Diagnostic StoreName(TextSpan at, string written, string what, string example) =>
        StoreNameRule.At(at, $"'{written}' is not {what}. Write for example {example}.");

    public static Diagnostic Field(TextSpan at, string from, string field) =>
        FieldRule.At(at, $"The CSI driver takes whole secrets out of a Key Vault, so there is no field '{field}' in '{from}'. Keep it as a secret of its own and name that one, or use external-secrets, which reads fields of JSON.");

    public static Diagnostic Often(TextSpan at) =>
        OftenRule.At(at, "The store would be asked more than once a minute for each secret: clouds charge and throttle that, and then pods wait for their secrets. Write 1m or more; 1h is usual.");

    public static Diagnostic PlainText(TextSpan at) =>
        PlainTextRule.At(at, "The secrets would travel in plain text, for every node between to read. Write an https address.");

    public static Diagnostic NothingRead(TextSpan at, string provider) =>
        NothingReadRule.At(at, $"{provider} is chosen, but the app names no secret and no service needs one from there, so nothing is generated for it. List the names under 'deployment.secrets', or remove the provider.");
}
