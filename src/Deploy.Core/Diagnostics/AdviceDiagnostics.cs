using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY03xx: works, but is unsafe or unwise.</summary>
public static class AdviceDiagnostics
{
    static readonly DiagnosticRule LatestTagRule = new("DEPLOY0301", "The tag latest names no version", Warning);
    static readonly DiagnosticRule OneReplicaRule = new("DEPLOY0302", "One replica in production", Warning);
    static readonly DiagnosticRule OneDatabaseRule = new("DEPLOY0303", "One database instance in Kubernetes", Warning);
    static readonly DiagnosticRule NoDomainRule = new("DEPLOY0304", "An ingress without a domain", Warning);
    static readonly DiagnosticRule WritableRootRule = new("DEPLOY0305", "The root file system is writable", Warning);
    static readonly DiagnosticRule NoNetworkPolicyRule = new("DEPLOY0306", "There is no network policy", Warning);
    static readonly DiagnosticRule ShortRetentionRule = new("DEPLOY0307", "Backups are kept for less than a week", Warning);
    static readonly DiagnosticRule BlocksDrainRule = new("DEPLOY0308", "A disruption budget blocks every drain", Warning);
    static readonly DiagnosticRule PermissiveMtlsRule = new("DEPLOY0309", "The mesh lets plain text through", Warning);
    static readonly DiagnosticRule WeakPodSecurityRule = new("DEPLOY0310", "Pod security is below restricted", Warning);
    static readonly DiagnosticRule NoRegistryRule = new("DEPLOY0312", "The image has no registry", Warning);
    static readonly DiagnosticRule BackupWithoutDestinationRule = new("DEPLOY0311", "A backup has no destination", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        LatestTagRule, OneReplicaRule, OneDatabaseRule, NoDomainRule, WritableRootRule, NoNetworkPolicyRule, ShortRetentionRule, BlocksDrainRule,
        PermissiveMtlsRule, WeakPodSecurityRule, BackupWithoutDestinationRule, NoRegistryRule,
    ];

    public static Diagnostic LatestTag(TextSpan at) =>
        LatestTagRule.At(at, "The tag 'latest' names no version: nobody can say what runs, and a rollback has nothing to go back to. Write a version, or leave the tag out to take the project's.");

    public static Diagnostic OneReplica(TextSpan at) =>
        OneReplicaRule.At(at, "One replica means downtime with every node that goes and every crash. Write at least 2 for production.") with { Suggestion = "2" };

    public static Diagnostic OneDatabase(TextSpan at) =>
        OneDatabaseRule.At(at, "One database instance means downtime while its node is drained, and lost writes if its volume is lost. Write at least 2 replicas.") with { Suggestion = "2" };

    public static Diagnostic NoDomain(TextSpan at) =>
        NoDomainRule.At(at, "Without a domain the ingress takes the requests of every host name and has no certificate. Add 'domain'.");

    public static Diagnostic WritableRoot(TextSpan at) =>
        WritableRootRule.At(at, "With a writable root file system an intruder can change the app's own files. Leave it read-only and write to /tmp or to a volume.");

    public static Diagnostic NoNetworkPolicy(TextSpan at) =>
        NoNetworkPolicyRule.At(at, "Without a network policy every pod of the cluster reaches the app and its database. Leave it on and list further destinations under 'extra_egress'.");

    public static Diagnostic ShortRetention(TextSpan at, int days) =>
        ShortRetentionRule.At(at, $"Backups are kept for less than {days} days: a fault found after a long weekend can no longer be undone. Write at least {days}d.") with { Suggestion = $"{days}d" };

    public static Diagnostic BlocksDrain(TextSpan at, string bound, int pods) =>
        BlocksDrainRule.At(at, $"'{bound}' lets none of the {pods} pods go, so a node that runs one can never be drained. Write 'max_unavailable: 1', or run more pods. The chart leaves the budget out.");

    public static Diagnostic PermissiveMtls(TextSpan at) =>
        PermissiveMtlsRule.At(at, "With permissive mTLS pods outside the mesh still talk plain text to the app. Write strict once all callers are in the mesh.") with { Suggestion = "strict" };

    public static Diagnostic WeakPodSecurity(TextSpan at, string level) =>
        WeakPodSecurityRule.At(at, $"The namespace would admit pods of the level {level}. The generated pods keep 'restricted', so nothing is won. Leave it at restricted.") with { Suggestion = "restricted" };

    public static Diagnostic NoRegistry(TextSpan at, string image) =>
        NoRegistryRule.At(at, $"The cluster would look for the image '{image}' among the official ones of Docker Hub. Write 'image' with its registry under 'deployment', for example ghcr.io/acme/{image}, or set ContainerRegistry in the project.");

    public static Diagnostic BackupWithoutDestination(TextSpan at) =>
        BackupWithoutDestinationRule.At(at, "No backup is made, because there is no destination. Add 'destination', for example s3://acme-backups/shop.");
}
