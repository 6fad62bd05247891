using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;

namespace Deploy.Core.Emit.Helm;

/// <summary>The part of values.yaml about secrets: which there are and where they come from. Never a value.</summary>
static class SecretValues
{
    public static DataMap Build(DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        var store = kubernetes.SecretStore;
        return new DataMap
        {
            // What the chart makes is named for the release.
            { "existingSecret", store is null ? kubernetes.ExistingSecret : "" },
            { "keys", new DataList(store?.App.Select(static secret => secret.Name) ?? plan.Secrets.Where(static secret => secret.Key == secret.Name).Select(static secret => secret.Name)) },
            { "provider", Words.ToKebabCase((store?.Provider ?? SecretsProvider.Kubernetes).ToString()) },
            { "remoteKeys", RemoteKeys(store) },
            { "refreshInterval", Interval(store?.Refresh ?? TimeSpan.FromHours(1)) },
            { "externalSecrets", new DataMap { { "storeName", store?.StoreName ?? "" }, { "storeKind", store is { StoreInNamespace: true } ? "SecretStore" : "ClusterSecretStore" } } },
            { "sealedSecrets", new DataMap { { "encryptedData", new DataMap() }, { "scope", "strict" } } },
            {
                "azureKeyVault", new DataMap
                {
                    { "vaultName", store is { Provider: SecretsProvider.AzureKeyVault } ? store.Vault : "" }, { "tenantId", "" }, { "clientId", "" }, { "cloudName", "" },
                }
            },
            { "awsSecretsManager", new DataMap { { "region", store?.Region ?? "" }, { "roleArn", "" } } },
            {
                "vault", new DataMap
                {
                    { "server", store is { Provider: SecretsProvider.Vault } ? store.Vault : "" },
                    { "namespace", "" },
                    { "path", "secret" },
                    { "version", "v2" },
                    { "authMountPath", "kubernetes" },
                    { "role", "" },
                    { "caProvider", new DataMap() },
                }
            },
            { "rotation", new DataMap { { "reloader", store is not null }, { "revision", "" } } },
        };
    }

    /// <summary>Variables whose key in a Secret has another name: of an existing Secret, or of one with the password of a service that the app names too.</summary>
    public static DataList Renamed(DeploymentPlan plan, KubernetesPlan kubernetes) => new(
        kubernetes.SecretStore is { } store
            ? store.Services.Where(service => !ServicePasswords.IsVariable(service.Name) && plan.Secrets.Any(secret => secret.Name == service.Name))
                .Select(static service => Variable(service.Name, service.Secret, service.SecretKey))
            : plan.Secrets.Where(static secret => secret.Key != secret.Name).Select(secret => Variable(secret.Name, kubernetes.ExistingSecret, secret.KubernetesKey)));

    static DataNode Variable(string name, string secret, string key) => new DataMap
    {
        { "name", name }, { "valueFrom", new DataMap { { "secretKeyRef", new DataMap { { "name", secret }, { "key", key } } } } },
    };

    /// <summary>A time in the words of Go, in its largest whole unit.</summary>
    internal static string Interval(TimeSpan time)
    {
        var seconds = (long)time.TotalSeconds;
        var (amount, unit) = seconds % 3600 == 0 ? (seconds / 3600, "h") : seconds % 60 == 0 ? (seconds / 60, "m") : (seconds, "s");
        return amount.ToString(CultureInfo.InvariantCulture) + unit;
    }

    static DataMap RemoteKeys(SecretStorePlan? store)
    {
        var keys = new DataMap();
        foreach (var secret in (store?.App ?? []).Concat(store?.Services ?? []).Where(static secret => secret.Key.Length > 0).OrderBy(static secret => secret.Name, StringComparer.Ordinal))
        {
            var place = new DataMap { { "key", secret.Key } };
            if (secret.Property.Length > 0)
                place.Add("property", secret.Property);
            keys.Add(secret.Name, place);
        }

        return keys;
    }
}
