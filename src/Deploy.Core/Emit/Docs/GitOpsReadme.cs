using System.Text;
using Deploy.Core.Emit.GitOps;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.Docs;

/// <summary>The part of README.md about Argo CD.</summary>
static class GitOpsReadme
{
    /// <summary>The section; empty without Argo CD.</summary>
    public static string Write(IReadOnlyList<ArgoApplication> applications)
    {
        if (applications.Count == 0)
            return "";
        var first = applications[0];
        var registry = first.Kubernetes.GitOps!.Registry is { Length: > 0 } known ? known : ArgoApplication.UnknownRegistry;
        var text = new StringBuilder();
        text.Append($"""
            ## With Argo CD

            Argo CD 3.0 or newer, or an older one with `application.resourceTrackingMethod: annotation`: by labels it would overwrite `app.kubernetes.io/instance`, which the chart itself uses.
            It fetches version {first.Version} of the chart from `{registry}`, where `dotnet build -c Release -t:DeployPushChart` puts it. To a private registry it needs a key:

            ```sh
            argocd repo add {registry} --type helm --name {first.Release}-charts --enable-oci --username "$REGISTRY_USER" --password "$REGISTRY_TOKEN"
            ```


            """);
        if (first.Kubernetes.GitOps.Registry.Length == 0)
            text.Append("**Nobody knows the registry yet**: set `DeployChartRegistry` in the project, and build again.\n\n");
        text.Append("""
            In place of `helm upgrade`, for a new version too; the Secrets of the list below come between the two commands, once:

            ```sh

            """);
        foreach (var application in applications)
        {
            text.Append($"""
                kubectl apply --server-side -f {GitOpsEmitter.NamespaceFile(application, applications)}{Of(application)}
                kubectl apply --server-side -f gitops/{application.Name}.yaml{Of(application)}

                """);
        }

        text.Append($"""
            ```

            Or commit `gitops/` to the repository that your Argo CD follows. The Application runs in Argo CD's own cluster and project `default`; where yours differ, write it into
            `deploy/gitops/{first.Name}.yaml.patch.yaml`. Two Applications of one namespace and one cluster refuse to share objects: give environments a namespace or a cluster of their own.

            - Helm knows nothing of such a release: in place of `helm rollback`, apply `gitops/{first.Name}.yaml` of the version before. `argocd app rollback` refuses while the sync is automatic.
            - A change by hand is undone in the cluster (`selfHeal`). To hold it off for an hour: `argocd app set {first.Name} --sync-policy none`, and later apply the file again.
            - What leaves the chart is deleted, except the database: it stays, and the Application is out of sync until you delete it yourself.
            - Deleting the Application deletes nothing that runs.
            - Argo CD has health checks for Deployments, StatefulSets, Jobs, Rollouts, Canaries, ScaledObjects, ExternalSecrets and CloudNativePG's Cluster, and none for its ScheduledBackup:
              a backup that fails leaves the Application healthy, and only an alert says so.


            """);
        return text.ToString();
    }

    /// <summary>How to ask whether it is well; null where helm knows.</summary>
    public static string? Health(KubernetesPlan? kubernetes, string name) =>
        kubernetes?.GitOps is null ? null : $"kubectl get application {name} -n {ArgoApplication.ArgoNamespace}";

    /// <summary>The way back; null where helm goes it.</summary>
    public static string? Back(KubernetesPlan? kubernetes, string name) =>
        kubernetes?.GitOps is null ? null : $"kubectl patch application {name} -n {ArgoApplication.ArgoNamespace} --type merge -p '{{\"spec\":{{\"source\":{{\"targetRevision\":\"<version before>\"}}}}}}'";

    static string Of(ArgoApplication application) => application.Environment.Length == 0 ? "" : $"     # {application.Environment}";
}
