namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>secrets</c>.</summary>
static class SecretsBinder
{
    /// <summary>The binder of the section.</summary>
    public static Shape<SecretsSpec> Shape { get; } = Shapes.Section(static s => new SecretsSpec(
        s.KeySpan,
        s.Value("provider", Kinds.OneOf<SecretsProvider>(), "Where secret values come from.", "by target: file for compose, kubernetes for a chart"),
        s.Value("store", Kinds.Text, "Name of the Secret that exists, or of the ClusterSecretStore; 'SecretStore/<name>' is one of the namespace.", "the app's name"),
        s.Value("vault_name", Kinds.Text, "Name of the Azure Key Vault; address of HashiCorp Vault."),
        s.Value("refresh", Kinds.Duration, "How often values are read anew.", "1h where a store is read"),
        s.Value("prefix", Kinds.Text, "What stands before each key in the store.")));
}
