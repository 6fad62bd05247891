using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Explain;

/// <summary>The values of section <c>secrets</c> in the chart: who makes the Secrets, and out of what.</summary>
static class SecretStoreValues
{
    public static void Add(ValueList values, KubernetesPlan kubernetes, DeploymentSpec spec)
    {
        var written = Defaults.ChartSecrets(spec);
        var key = spec.Kubernetes?.Secrets is null ? "secrets" : "kubernetes.secrets";
        values.Add($"{key}.provider", AppValues.Word(Defaults.ChartSecretsProvider(spec)), written?.Provider,
            kubernetes.SecretStore is null ? Otherwise.Default : Otherwise.As("kubernetes.cluster", spec.Kubernetes?.Cluster));
        if (kubernetes.SecretStore is { } store)
            AddStore(values, key, store, written, spec);
        else if (kubernetes.ExistingSecret.Length > 0)
            values.Add($"{key}.store", kubernetes.ExistingSecret, written?.Store, Otherwise.As("deployment.name", spec.Deployment?.Name));
    }

    static void AddStore(ValueList values, string key, SecretStorePlan store, SecretsSpec? written, DeploymentSpec spec)
    {
        if (store.Provider is SecretsProvider.ExternalSecrets or SecretsProvider.Vault)
            values.Add($"{key}.store", store.StoreName.Length == 0 ? "(one of the chart)" : $"{(store.StoreInNamespace ? "SecretStore" : "ClusterSecretStore")}/{store.StoreName}", written?.Store, Otherwise.Default);
        if (store.Provider is SecretsProvider.AzureKeyVault or SecretsProvider.Vault)
            values.Add($"{key}.vault_name", ServiceValues.Text(store.Vault, "(that of the store)"), written?.VaultName, Otherwise.As("azure.key_vault", spec.Azure?.KeyVault));
        if (store.Provider == SecretsProvider.AwsSecretsManager)
            values.Add("deployment.region", ServiceValues.Text(store.Region, "(that of the nodes)"), spec.Deployment?.Region, Otherwise.DefaultOf($"platform {Words.ToKebabCase(Defaults.Platform(spec).ToString())}"));
        values.Add($"{key}.refresh", $"{(long)store.Refresh.TotalSeconds}s", written?.Refresh, Otherwise.Default);
        if (store.Provider != SecretsProvider.SealedSecrets)
            values.Add($"{key}.prefix", ServiceValues.Text(written?.Prefix?.Value ?? "", "(none)"), written?.Prefix, Otherwise.Default);
    }
}
