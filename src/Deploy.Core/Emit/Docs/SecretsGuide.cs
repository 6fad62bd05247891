using System.Text;
using Deploy.Core.Emit.Helm;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docs;

/// <summary>How the values get into the store, and how they are changed: per provider, with the commands and names of this deployment.</summary>
static class SecretsGuide
{
    /// <summary>What the cluster needs for the provider.</summary>
    public static IEnumerable<string> ClusterNeeds(KubernetesPlan kubernetes)
    {
        if (kubernetes.SecretStore is not { } store || !HasSecrets(store))
            yield break;
        yield return store.Provider switch
        {
            SecretsProvider.ExternalSecrets => $"External Secrets Operator 0.16 or newer, with the {StoreKind(store)} `{store.StoreName}`",
            SecretsProvider.Vault when store.StoreName.Length > 0 => $"External Secrets Operator 0.16 or newer, with the {StoreKind(store)} `{store.StoreName}`, which reads Vault",
            SecretsProvider.Vault => "External Secrets Operator 0.16 or newer",
            SecretsProvider.SealedSecrets => "the Sealed Secrets controller, and `kubeseal` where you work",
            SecretsProvider.AzureKeyVault => "the Secrets Store CSI driver with the Azure provider: the AKS add-on with rotation, as below; installed otherwise, with `syncSecret.enabled=true` and `enableSecretRotation=true`",
            _ => "the Secrets Store CSI driver with the AWS provider; the driver with `syncSecret.enabled=true` and `enableSecretRotation=true`, and the EKS Pod Identity agent",
        };
        yield return "Stakater Reloader, so that a changed secret replaces the pods; without it: `kubectl rollout restart`";
    }

    /// <summary>Where a value lies in the cluster.</summary>
    public static string Place(SecretStorePlan store, StoredSecretPlan secret)
    {
        var inCluster = $"Secret `{secret.Secret}`, key `{secret.SecretKey}`";
        return store.Provider == SecretsProvider.SealedSecrets ? $"sealed in the values of the chart → {inCluster}" : $"{Remote(store, secret)} → {inCluster}";
    }

    /// <summary>The part of the README; empty where the Secrets are made by hand.</summary>
    /// <param name="plan">The deployment.</param>
    /// <param name="heading">Words behind "Secrets", for example the environment; empty for none.</param>
    public static string Write(DeploymentPlan plan, string heading)
    {
        if (plan.Kubernetes is not { SecretStore: { } store } kubernetes || !HasSecrets(store))
            return "";
        var text = new StringBuilder();
        text.Append("### In ").Append(Title(store)).Append(heading).Append("\n\n");
        var secrets = store.App.Concat(store.Services).ToList();
        switch (store.Provider)
        {
            case SecretsProvider.SealedSecrets: SealedSecretsGuide.Append(text, plan, kubernetes, secrets); break;
            case SecretsProvider.AzureKeyVault: CloudSecretsGuide.AppendAzure(text, plan, kubernetes, store, secrets); break;
            case SecretsProvider.AwsSecretsManager: CloudSecretsGuide.AppendAws(text, plan, kubernetes, store, secrets); break;
            default: AppendExternal(text, plan, kubernetes, store, secrets); break;
        }

        AppendBackup(text, plan, kubernetes, store);
        text.Append($"A Secret of one of these names that was made by hand stands in the way. Delete it before the first install; pods that run keep what they have read:\n")
            .Append($"`kubectl -n {kubernetes.Namespace} delete secret --ignore-not-found {string.Join(" ", Names(secrets))}`\n\n");
        return text.ToString();
    }

    /// <summary>Shell functions that print a value without a line end: one that asks for it without showing it, and one that makes it up.</summary>
    internal static string Tools(IEnumerable<StoredSecretPlan> secrets) =>
        "ask() ( IFS= read -rsp \"$1: \" value && printf %s \"$value\" )\n" + (secrets.Any(static secret => secret.IsRandom) ? "random() ( openssl rand -hex 24 | tr -d '\\n' )\n" : "");

    /// <summary>The call of the function that gives a value.</summary>
    internal static string Value(StoredSecretPlan secret, string question) => secret.IsRandom && (secret.Property.Length == 0 || secret.Property == secret.Name) ? "random" : $"ask '{question}'";

    /// <summary>Whether anything comes out of the store.</summary>
    internal static bool HasSecrets(SecretStorePlan store) => store.App.Count + store.Services.Count > 0;

    static IEnumerable<string> Names(IEnumerable<StoredSecretPlan> secrets) =>
        secrets.Select(static secret => secret.Secret).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal);

    static string StoreKind(SecretStorePlan store) => store.StoreInNamespace ? "SecretStore" : "ClusterSecretStore";

    static string Title(SecretStorePlan store) => store.Provider switch
    {
        SecretsProvider.ExternalSecrets => $"the store `{store.StoreName}` (External Secrets)",
        SecretsProvider.SealedSecrets => "Git, sealed (Sealed Secrets)",
        SecretsProvider.AzureKeyVault => $"the Key Vault `{store.Vault}`",
        SecretsProvider.AwsSecretsManager => "AWS Secrets Manager",
        _ => "Vault",
    };

    static string Remote(SecretStorePlan store, StoredSecretPlan secret) => store.Provider switch
    {
        SecretsProvider.AzureKeyVault => $"secret `{secret.Key}` of `{store.Vault}`",
        _ => secret.Property.Length > 0 ? $"field `{secret.Property}` of `{secret.Key}`" : $"`{secret.Key}`",
    };

    static void AppendExternal(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes, SecretStorePlan store, List<StoredSecretPlan> secrets)
    {
        if (store.Provider == SecretsProvider.Vault)
            CloudSecretsGuide.AppendVault(text, plan, kubernetes, store, secrets);
        else
            text.Append("Put each value where the table above says; the store knows how it is reached.\n\n");
        text.Append("```sh\nkubectl -n ").Append(kubernetes.Namespace).Append(" get externalsecrets                 # each says SecretSynced, or why not\n");
        foreach (var name in Names(secrets))
            text.Append($"kubectl -n {kubernetes.Namespace} annotate externalsecret {name} force-sync=\"$(date +%s)\" --overwrite   # now, not in {SecretValues.Interval(store.Refresh)}\n");
        text.Append("```\n\n");
    }

    static void AppendBackup(StringBuilder text, DeploymentPlan plan, KubernetesPlan kubernetes, SecretStorePlan store)
    {
        if (!store.IsMounted || plan.Postgres is not { InCluster: true, Backup: not null })
            return;
        text.Append($"""
            The database's operator mounts nothing from there: the credentials of its backups are a Secret of their own, or none at all when its ServiceAccount has a
            role in the cloud (`postgresql.backup.s3Credentials.inheritFromIAMRole`, `postgresql.backup.azureCredentials.inheritFromAzureAD`).

            ```sh
            kubectl -n {kubernetes.Namespace} create secret generic {plan.FullName}-backup --from-literal=ACCESS_KEY_ID="$ACCESS_KEY_ID" --from-literal=ACCESS_SECRET_KEY="$ACCESS_SECRET_KEY"
            ```


            """);
    }
}
