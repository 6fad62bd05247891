using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>The store out of which a controller of the cluster makes the Secrets. Where they exist already there is no such plan.</summary>
public sealed record SecretStorePlan
{
    /// <summary>External Secrets, Sealed Secrets, Key Vault, Secrets Manager or Vault.</summary>
    public required SecretsProvider Provider { get; init; }

    /// <summary>Name of a store of External Secrets; empty for another provider, or for one that the chart makes.</summary>
    public required string StoreName { get; init; }

    /// <summary>The store is one of the namespace (SecretStore), not of the cluster (ClusterSecretStore).</summary>
    public required bool StoreInNamespace { get; init; }

    /// <summary>Name of the Key Vault, or address of Vault; empty with the others.</summary>
    public required string Vault { get; init; }

    /// <summary>Region of the secrets; empty for that of the nodes.</summary>
    public required string Region { get; init; }

    /// <summary>How often the store is read.</summary>
    public required TimeSpan Refresh { get; init; }

    /// <summary>The secrets that the app names, in ordinal order.</summary>
    public required IReadOnlyList<StoredSecretPlan> App { get; init; }

    /// <summary>Passwords of backing services and credentials of backups.</summary>
    public required IReadOnlyList<StoredSecretPlan> Services { get; init; }

    /// <summary>The Secrets Store CSI driver mounts them.</summary>
    public bool IsMounted => Provider is SecretsProvider.AzureKeyVault or SecretsProvider.AwsSecretsManager;
}

/// <summary>A value, and where the store keeps it.</summary>
/// <param name="Name">Variable of the app, or a name like POSTGRES_PASSWORD.</param>
/// <param name="Secret">The Kubernetes Secret that it gets into.</param>
/// <param name="SecretKey">Its key there.</param>
/// <param name="Key">Name or path in the store; empty where it is sealed.</param>
/// <param name="Property">Field of what lies there; empty for all of it.</param>
public sealed record StoredSecretPlan(string Name, string Secret, string SecretKey, string Key, string Property)
{
    /// <summary>Nobody knows it yet: any random text will do.</summary>
    public bool IsRandom { get; init; }
}
