using Deploy.Core.Emit.Data;
using Deploy.Core.Emit.Namespaces;
using Deploy.Core.Plan;

namespace Deploy.Core.Emit.GitOps;

/// <summary>What one Application of Argo CD runs.</summary>
/// <param name="Release">Name of chart and release; all names in the cluster follow from it.</param>
/// <param name="Environment">The environment; empty for the base.</param>
/// <param name="Version">Version of the chart.</param>
/// <param name="Kubernetes">How it runs there.</param>
/// <param name="Apps">The apps in it.</param>
/// <param name="Links">Addresses for the person who looks at it, by name.</param>
sealed record ArgoApplication(
    string Release, string Environment, string Version, KubernetesPlan Kubernetes, IReadOnlyList<DeploymentPlan> Apps, IReadOnlyList<KeyValuePair<string, string>> Links)
{
    /// <summary>Namespace of Argo CD in its own installation.</summary>
    public const string ArgoNamespace = "argocd";

    /// <summary>Stands where nobody knows the registry. It can never be resolved (RFC 2606), so nothing is fetched from a stranger.</summary>
    public const string UnknownRegistry = "registry.invalid/charts";

    /// <summary>Each environment has an Application of its own, all in one namespace.</summary>
    public string Name => Environment.Length == 0 ? Release : $"{Release}-{Environment}";

    /// <summary>The Application.</summary>
    public DataMap Build()
    {
        var spec = new DataMap
        {
            { "project", "default" },
            { "source", Source(), "The chart as it was pushed, not a folder of the repository: so what is generated need not be committed." },
            { "destination", new DataMap { { "server", "https://kubernetes.default.svc" }, { "namespace", Kubernetes.Namespace } } },
            { "syncPolicy", SyncPolicy() },
        };
        var ignored = Ignored().ToList();
        if (ignored.Count > 0)
            spec.Add("ignoreDifferences", new DataList(ignored), "What autoscalers and Argo Rollouts write while the app runs.");
        spec.Add("revisionHistoryLimit", 10);
        if (Links.Count > 0)
            spec.Add("info", new DataList(Links.Select(static link => (DataNode)new DataMap { { "name", link.Key }, { "value", link.Value } })));
        return new DataMap
        {
            { "apiVersion", "argoproj.io/v1alpha1" },
            { "kind", "Application" },
            {
                // Without the finalizer resources-finalizer.argocd.argoproj.io, whoever deletes the Application deletes nothing that runs.
                "metadata", new DataMap { { "name", Name }, { "namespace", ArgoNamespace }, { "labels", new DataMap { { "app.kubernetes.io/name", Release } } } }
            },
            { "spec", spec },
        };
    }

    /// <summary>The namespace: it must be there before the Secrets.</summary>
    public DataMap Namespace() => NamespaceEmitter.Namespace(Kubernetes);

    DataMap Source()
    {
        var registry = Kubernetes.GitOps!.Registry;
        var helm = new DataMap { { "releaseName", Release } };
        if (Environment.Length > 0)
            helm.Add("valueFiles", new DataList { $"values-{Environment}.yaml" }, "A file of the chart.");
        return new DataMap
        {
            { "repoURL", registry.Length > 0 ? registry : UnknownRegistry, registry.Length > 0 ? "An OCI registry, which Argo CD wants without oci://." : "Nobody knows the registry: set the property DeployChartRegistry." },
            { "chart", Release },
            { "targetRevision", Version },
            { "helm", helm },
        };
    }

    DataMap SyncPolicy()
    {
        var options = new DataList { "CreateNamespace=true", "FailOnSharedResource=true", "PruneLast=true" };
        if (!HasRollouts)
            options.Add("ServerSideApply=true");
        if (!IgnoresLists)
            options.Add("RespectIgnoreDifferences=true");
        return new DataMap
        {
            { "automated", new DataMap { { "prune", true }, { "selfHeal", true } } },
            { "managedNamespaceMetadata", new DataMap { { "labels", NamespaceLabels.Of(Kubernetes) } } },
            { "syncOptions", options, HasRollouts ? "No ServerSideApply: it would take away the pod hash that Argo Rollouts adds to the selectors of the Services." : null },
            {
                "retry", new DataMap
                {
                    { "limit", 5 },
                    { "backoff", new DataMap { { "duration", "10s" }, { "factor", 2 }, { "maxDuration", "5m" } } },
                }
            },
        };
    }

    bool HasRollouts => Apps.Any(IsRollout);

    // A respected difference is taken over from the cluster, and where it lies in a list, so is all of the list: no route would ever change again.
    bool IgnoresLists => Apps.Any(static app => IsRollout(app) && WeightedLists(app).Any());

    static bool IsRollout(DeploymentPlan app) => app.Part is not { IsShared: true } && app.Kubernetes!.Release is { Strategy: not ReleaseStrategy.Rolling, Provider: ReleaseProvider.ArgoRollouts };

    IEnumerable<DataNode> Ignored() => Apps.SelectMany(OfApp).Concat(Apps.SelectMany(OfWorkers));

    static IEnumerable<DataNode> OfApp(DeploymentPlan app)
    {
        var kubernetes = app.Kubernetes!;
        // Two Deployments without a controller: the chart takes the idle one to 0, and must be able to. Flagger's has no number at all.
        if (kubernetes.Autoscaling.Enabled && (IsRollout(app) || kubernetes.Release.Strategy == ReleaseStrategy.Rolling) && app.Part is not { IsShared: true })
            yield return IsRollout(app) ? Pointer("argoproj.io", "Rollout", app.FullName, "/spec/replicas") : Pointer("apps", "Deployment", app.FullName, "/spec/replicas");
        if (!IsRollout(app))
            yield break;
        yield return Pointer("", "Service", app.FullName, "/spec/selector/rollouts-pod-template-hash");
        yield return Pointer("", "Service", PartName(app, kubernetes.Release.Strategy == ReleaseStrategy.Canary ? "canary" : "preview"), "/spec/selector/rollouts-pod-template-hash");
        foreach (var list in WeightedLists(app))
            yield return list;
    }

    static IEnumerable<DataNode> WeightedLists(DeploymentPlan app)
    {
        if (app.Kubernetes!.Release.Strategy != ReleaseStrategy.Canary)
            yield break;
        const string gateway = "gateway.networking.k8s.io";
        const string weights = ".spec.rules[].backendRefs[].weight";
        switch (app.Kubernetes.Release.Router)
        {
            case TrafficRouter.Istio:
                yield return Query("networking.istio.io", "VirtualService", app.FullName, ".spec.http[].route[].weight");
                break;
            case TrafficRouter.Gateway:
                yield return Query(gateway, "HTTPRoute", app.FullName, weights);
                break;
            case TrafficRouter.Linkerd:
                yield return Query(gateway, "HTTPRoute", PartName(app, "reads"), weights);
                yield return Query(gateway, "HTTPRoute", PartName(app, "writes"), weights);
                break;
        }
    }

    static IEnumerable<DataNode> OfWorkers(DeploymentPlan app) => app.Workers.Where(static worker => worker.Autoscaling is not null)
        .Select(worker => Pointer("apps", "Deployment", PartName(app, $"worker-{worker.Name}"), "/spec/replicas"));

    // As the chart names its parts: the app's name is cut, never the suffix.
    static string PartName(DeploymentPlan app, string suffix)
    {
        var keep = 63 - suffix.Length - 1;
        var name = app.FullName.Length > keep ? app.FullName.Substring(0, keep) : app.FullName;
        return $"{name.TrimEnd('-')}-{suffix}";
    }

    static DataNode Pointer(string group, string kind, string name, string path) => Ignore(group, kind, name, "jsonPointers", path);

    static DataNode Query(string group, string kind, string name, string path) => Ignore(group, kind, name, "jqPathExpressions", path);

    static DataMap Ignore(string group, string kind, string name, string how, string path)
    {
        var map = new DataMap();
        if (group.Length > 0)
            map.Add("group", group);
        map.Add("kind", kind);
        map.Add("name", name);
        map.Add(how, new DataList { path });
        return map;
    }
}
