using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>Which secrets come out of the store, and where each lies there.</summary>
static class SecretStorePlanner
{
    /// <summary>Word before the name of a store of the namespace: <c>SecretStore/shop</c>.</summary>
    public const string NamespacedStore = "SecretStore/";

    /// <summary>The same for a store of the cluster, which a bare name means too: it is there before the app's namespace is.</summary>
    public const string ClusterStore = "ClusterSecretStore/";

    /// <summary>Usual time between two readings.</summary>
    static readonly TimeSpan UsualRefresh = TimeSpan.FromHours(1);

    /// <summary>The store; null where the Secrets exist already.</summary>
    public static SecretStorePlan? Plan(DeploymentSpec spec, string app, IReadOnlyList<SecretPlan> secrets, PostgresPlan? postgres, IEnumerable<ServicePassword> passwords)
    {
        var provider = Defaults.ChartSecretsProvider(spec);
        if (provider is SecretsProvider.Kubernetes or SecretsProvider.File)
            return null;
        var written = Defaults.ChartSecrets(spec);
        var store = written?.Store?.Value ?? "";
        StoredSecretPlan Stored(string name, string secret, string secretKey)
        {
            var (key, property) = SecretAddress.Of(provider, secrets.FirstOrDefault(own => own.Name == name)?.Key ?? name, written?.Prefix?.Value ?? "", app);
            return new StoredSecretPlan(name, secret, secretKey, key, property);
        }

        // The operator of PostgreSQL makes the password of its own cluster.
        var services = passwords.Where(static password => password.Service != "postgres" || password.IsGiven)
            .Select(password => Stored(password.Name, $"{app}-{password.Service}", password.SecretKey) with { IsRandom = !password.IsGiven })
            .Concat(Backup(app, provider, postgres).Select(item => Stored(item.Name, item.Secret, item.SecretKey))).ToList();
        return new SecretStorePlan
        {
            Provider = provider,
            StoreName = store.Substring(store.IndexOf('/') + 1),
            StoreInNamespace = store.StartsWith(NamespacedStore, StringComparison.Ordinal),
            Vault = provider switch
            {
                SecretsProvider.AzureKeyVault => Defaults.KeyVault(spec) ?? "",
                SecretsProvider.Vault => written?.VaultName?.Value ?? "",
                _ => "",
            },
            Region = provider == SecretsProvider.AwsSecretsManager ? spec.Deployment?.Region?.Value ?? Defaults.Region(Defaults.Platform(spec)) : "",
            Refresh = written?.Refresh?.Value ?? UsualRefresh,
            // The password of a service has one place, whether the app names it or not.
            App = secrets.Where(secret => services.TrueForAll(service => service.Name != secret.Name))
                .Select(secret => Stored(secret.Name, $"{app}-secrets", secret.Name)).ToList(),
            Services = services,
        };
    }

    static IEnumerable<(string Name, string Secret, string SecretKey)> Backup(string app, SecretsProvider provider, PostgresPlan? postgres)
    {
        // The operator's pods mount no volumes of the CSI driver.
        if (postgres is { InCluster: true, Backup: not null } && provider is not (SecretsProvider.AzureKeyVault or SecretsProvider.AwsSecretsManager))
        {
            yield return ("BACKUP_ACCESS_KEY_ID", $"{app}-backup", "ACCESS_KEY_ID");
            yield return ("BACKUP_SECRET_ACCESS_KEY", $"{app}-backup", "ACCESS_SECRET_KEY");
        }
    }
}
