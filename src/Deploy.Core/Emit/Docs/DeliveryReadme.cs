using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Docs;

/// <summary>The part of README.md about the service mesh and about how a new version takes over.</summary>
static class DeliveryReadme
{
    /// <summary>What the cluster must have.</summary>
    public static IEnumerable<string> ClusterNeeds(KubernetesPlan kubernetes)
    {
        if (kubernetes.Mesh.Kind == MeshKind.Istio)
        {
            yield return "Istio 1.27 or later in namespace `istio-system`, with its CNI plugin: the restricted profile admits no init container that changes the network";
            if (kubernetes.Ingress is not null)
                yield return $"the pods of the ingress controller in the mesh: label `sidecar.istio.io/inject: \"true\"`, annotation `traffic.sidecar.istio.io/includeInboundPorts: \"\"`{Strictly(kubernetes)}";
        }
        else if (kubernetes.Mesh.Kind == MeshKind.Linkerd)
        {
            yield return "Linkerd 2.16 or later in namespace `linkerd`, with its CNI plugin and the Gateway API's CRDs; linkerd-viz for metrics";
            if (kubernetes.Ingress is not null)
                yield return $"the pods of the ingress controller in the mesh: annotation `linkerd.io/inject: enabled`{Strictly(kubernetes)}";
        }

        if (kubernetes.Release.Provider == ReleaseProvider.ArgoRollouts)
        {
            yield return kubernetes.Release.Strategy == ReleaseStrategy.Canary && kubernetes.Release.Router is TrafficRouter.Gateway or TrafficRouter.Linkerd
                ? "Argo Rollouts with the plugin `argoproj-labs/gatewayAPI`"
                : "Argo Rollouts";
        }
        else if (kubernetes.Release.Provider == ReleaseProvider.Flagger)
            yield return "Flagger";
        if (Judges(kubernetes.Release))
            yield return $"Prometheus at `{kubernetes.Release.Analysis.Prometheus}` (`release.analysis.prometheus`), which reads {Measured(kubernetes.Release)}";
    }

    /// <summary>How a new version is released; empty where pods are only replaced, and in an environment that releases as the others do.</summary>
    public static string Write(DeploymentPlan plan, KubernetesPlan kubernetes, KubernetesPlan others)
    {
        var release = kubernetes.Release;
        var needs = ClusterNeeds(kubernetes).Except(ClusterNeeds(others), StringComparer.Ordinal).ToList();
        var also = needs.Count == 0 ? "" : $"The cluster of {plan.Environment} also needs:\n\n{string.Concat(needs.Select(static need => $"- {need}\n"))}\n";
        if (kubernetes != others && (release.Strategy, release.Provider) == (others.Release.Strategy, others.Release.Provider))
            return also;
        var where = plan.Environment.Length > 0 ? $" ({plan.Environment})" : "";
        var values = plan.Environment.Length > 0 ? $" -f helm/{plan.ReleaseName}/values-{plan.Environment}.yaml" : "";
        var upgrade = $"helm upgrade {plan.ReleaseName} helm/{plan.ReleaseName}{values} --namespace {kubernetes.Namespace}";
        return also + (release.Strategy, release.Provider) switch
        {
            (ReleaseStrategy.BlueGreen, ReleaseProvider.None) => $"""
                ### Releasing a new version: blue and green{where}

                There are two Deployments, `{plan.FullName}-blue` and `{plan.FullName}-green`. The Service `{plan.FullName}` sends requests to one of them, `{plan.FullName}-preview` to the other.
                The first installation runs blue. Every upgrade must say which colour is active and what it runs; the chart refuses one that does not.

                ```sh
                kubectl get service {plan.FullName} --namespace {kubernetes.Namespace} -o jsonpath='{"{.spec.selector.release-color}"}'        # blue
                {upgrade} --set {plan.ValuePrefix}release.activeColor=blue,{plan.ValuePrefix}release.blue.tag=<old tag>,{plan.ValuePrefix}release.green.enabled=true,{plan.ValuePrefix}release.green.tag={plan.ImageTag} --wait
                kubectl get deployment {plan.FullName}-blue {plan.FullName}-green --namespace {kubernetes.Namespace}         # before the switch: as many ready pods of green as of blue
                {upgrade} --set {plan.ValuePrefix}release.activeColor=green,{plan.ValuePrefix}release.blue.tag=<old tag>,{plan.ValuePrefix}release.green.enabled=true,{plan.ValuePrefix}release.green.tag={plan.ImageTag}   # the switch
                {upgrade} --set {plan.ValuePrefix}release.activeColor=green,{plan.ValuePrefix}release.blue.enabled=false,{plan.ValuePrefix}release.green.enabled=true,{plan.ValuePrefix}release.green.tag={plan.ImageTag}   # when blue is no longer needed
                ```

                Back at once while blue runs: the second command again. From a release that replaced pods one by one: add `--set {plan.ValuePrefix}release.keepDeployment=true` to the first upgrade.


                """,
            (ReleaseStrategy.Canary or ReleaseStrategy.BlueGreen, ReleaseProvider.ArgoRollouts) => $"""
                ### Releasing a new version: {(release.Strategy == ReleaseStrategy.Canary ? "canary" : "blue-green")} by Argo Rollouts{where}

                ```sh
                {upgrade}
                kubectl argo rollouts get rollout {plan.FullName} --namespace {kubernetes.Namespace} --watch
                kubectl argo rollouts promote {plan.FullName} --namespace {kubernetes.Namespace}       # go on, where it waits
                kubectl argo rollouts abort {plan.FullName} --namespace {kubernetes.Namespace}         # back to the version before
                ```

                After `abort` roll the release back too (`helm rollback {plan.ReleaseName}`), so that the next upgrade starts from what runs. From a release that replaced pods
                one by one: add `--set {plan.ValuePrefix}release.keepDeployment=true` to the first upgrade, and leave it out of the next.


                """,
            (ReleaseStrategy.Canary, ReleaseProvider.Flagger) => $"""
                ### Releasing a new version: canary by Flagger{where}

                ```sh
                {upgrade}
                kubectl get canary {plan.FullName} --namespace {kubernetes.Namespace} --watch
                kubectl describe canary {plan.FullName} --namespace {kubernetes.Namespace}             # why it went on, or back
                ```

                The pods that get the traffic are those of `{plan.FullName}-app-primary`; `{plan.FullName}-app` has pods only during a release. Flagger goes back by itself; then roll the
                release back too (`helm rollback {plan.ReleaseName}`). From a release that replaced pods one by one: add `--set {plan.ValuePrefix}release.keepDeployment=true` to the first upgrade.


                """,
            _ => "",
        };
    }

    /// <summary>The command that replaces the pods that get the traffic by new ones of the same version.</summary>
    public static string Restart(DeploymentPlan plan, KubernetesPlan kubernetes) => (kubernetes.Release.Strategy, kubernetes.Release.Provider) switch
    {
        (ReleaseStrategy.Rolling, _) => $"kubectl rollout restart deployment -n {kubernetes.Namespace} {plan.FullName}",
        (_, ReleaseProvider.ArgoRollouts) => $"kubectl argo rollouts restart -n {kubernetes.Namespace} {plan.FullName}",
        (_, ReleaseProvider.Flagger) => $"kubectl rollout restart deployment -n {kubernetes.Namespace} {plan.FullName}-app-primary",
        _ => $"kubectl rollout restart deployment -n {kubernetes.Namespace} {plan.FullName}-blue {plan.FullName}-green",
    };

    static bool Judges(ReleasePlan release) =>
        release.Provider != ReleaseProvider.None && (release.Strategy == ReleaseStrategy.Canary || release.RollbackOnError);

    static string Strictly(KubernetesPlan kubernetes) =>
        kubernetes.Mesh.IsStrict ? "; without it every request is refused" : "";

    static string Measured(ReleasePlan release) => release.Analysis.Source switch
    {
        MetricsSource.Nginx => "ingress-nginx",
        MetricsSource.Istio => "the proxies of Istio and of its gateways",
        MetricsSource.Linkerd => "the proxies of Linkerd",
        _ => "the app's metrics",
    };
}
