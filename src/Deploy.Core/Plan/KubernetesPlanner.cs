using Deploy.Core.Rules;
using Deploy.Core.Spec;

namespace Deploy.Core.Plan;

/// <summary>How the app runs in Kubernetes.</summary>
static class KubernetesPlanner
{
    /// <summary>Namespaces in which the common controllers are installed by their own charts.</summary>
    static readonly Dictionary<string, string> ControllerNamespaces = new(StringComparer.Ordinal)
    {
        ["nginx"] = "ingress-nginx", ["traefik"] = "traefik", ["haproxy"] = "haproxy-controller", ["kong"] = "kong", ["istio"] = "istio-system",
    };

    /// <summary>The AWS load balancer stands outside the cluster, in the private network of its nodes.</summary>
    internal const string LoadBalancerClass = "alb";

    /// <summary>RFC 1918, and RFC 6598, which EKS uses for pods too.</summary>
    static readonly string[] PrivateNetworks = ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"];

    public static KubernetesPlan Plan(DeploymentSpec spec, string name, ImagePlan image, bool hasSecrets, bool servesHttp)
    {
        var kubernetes = spec.Kubernetes;
        var namespaceName = kubernetes?.Namespace?.Value ?? name;
        var ingress = Ingress(spec);
        var gateway = Gateway(spec, namespaceName);
        return new KubernetesPlan
        {
            Namespace = namespaceName,
            LowestVersion = kubernetes?.Version?.Value ?? "1.29",
            Replicas = Defaults.KubernetesReplicas(spec),
            Autoscaling = Autoscaling(spec),
            Ingress = ingress,
            Gateway = gateway,
            Disruption = Disruption(spec),
            NetworkPolicy = kubernetes?.Security?.NetworkPolicy?.Value ?? true,
            EntryNamespaces = gateway is not null ? [gateway.Namespace] : ingress is { Class: not LoadBalancerClass } ? [ControllerNamespace(ingress.Class)] : [],
            EntryNetworks = ingress is { Class: LoadBalancerClass } ? PrivateNetworks : [],
            ExtraEgress = (kubernetes?.Security?.ExtraEgress?.Items ?? []).Where(static egress => egress.Cidr is not null)
                .Select(static egress => (egress.Cidr!.Value, egress.Port?.Value ?? 443)).ToList(),
            ReadOnlyRoot = kubernetes?.Security?.ReadOnlyRoot?.Value ?? true,
            RunAsUser = kubernetes?.Security?.RunAsUser?.Value ?? image.User,
            ServiceAccount = kubernetes?.Security?.ServiceAccount?.Value ?? "",
            TopologySpread = kubernetes?.TopologySpread?.Value ?? true,
            PriorityClass = kubernetes?.PriorityClass?.Value ?? "",
            Quota = kubernetes?.Quota?.Value ?? false,
            Mesh = MeshPlanner.Plan(spec),
            Release = ReleasePlanner.Plan(spec, servesHttp),
            ServiceMonitor = servesHttp && (kubernetes?.Monitoring?.PrometheusOperator?.Value ?? false),
            Monitoring = MonitoringPlanner.Plan(spec),
            PodSecurity = kubernetes?.Security?.PodSecurity?.Value ?? PodSecurity.Restricted,
            ExistingSecret = hasSecrets ? Defaults.ChartSecrets(spec)?.Store?.Value ?? $"{name}-secrets" : "",
        };
    }

    static string ControllerNamespace(string className) =>
        ControllerNamespaces.TryGetValue(className, out var found) ? found : $"ingress-{className}";

    static AutoscalingPlan Autoscaling(DeploymentSpec spec)
    {
        var written = spec.Kubernetes?.Autoscaling;
        return new AutoscalingPlan(
            Defaults.Autoscaling(spec), Defaults.AutoscalingMin(spec), Defaults.AutoscalingMax(spec),
            written?.TargetCpu?.Value ?? 70, written?.TargetMemory?.Value, (int)(written?.ScaleDownWindow?.Value.TotalSeconds ?? 300));
    }

    // An ingress is there when it is asked for, or when the app has a domain.
    static IngressPlan? Ingress(DeploymentSpec spec)
    {
        var ingress = spec.Kubernetes?.Ingress;
        var host = Defaults.Domain(spec);
        if (ingress?.Gateway is not null || (ingress is null && host is null))
            return null;
        var ssl = Defaults.Ssl(spec);
        return new IngressPlan(
            ingress?.Class?.Value ?? "nginx", host ?? "", Paths(ingress), ssl != IngressSsl.None,
            ssl == IngressSsl.CertManager ? ingress?.Issuer?.Value ?? "letsencrypt-prod" : "",
            [
                .. ClassAnnotations(ingress?.Class?.Value ?? "nginx", ssl, spec.Deployment?.Health),
                .. MeshPlanner.IngressAnnotations(spec, ingress?.Class?.Value ?? "nginx"),
            ]);
    }

    static GatewayPlan? Gateway(DeploymentSpec spec, string namespaceName) =>
        spec.Kubernetes?.Ingress is { Gateway: { Name: { } gateway } } ingress
            ? new GatewayPlan(gateway.Value, ingress.Gateway.Namespace?.Value ?? namespaceName, Defaults.Domain(spec) ?? "", Paths(ingress))
            : null;

    static IReadOnlyList<string> Paths(IngressSpec? ingress) =>
        ingress?.Paths is { Items.Count: > 0 } paths ? paths.Items.Select(static path => path.Value).ToList() : ["/"];

    // What each controller needs to be told to do what all others do by themselves.
    static IReadOnlyList<KeyValuePair<string, string>> ClassAnnotations(string className, IngressSsl ssl, HealthSpec? health) => className switch
    {
        // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
        LoadBalancerClass =>
        [
            new("alb.ingress.kubernetes.io/healthcheck-path", Defaults.Readiness(health)),
            new("alb.ingress.kubernetes.io/listen-ports", ssl == IngressSsl.None ? "[{\"HTTP\": 80}]" : "[{\"HTTP\": 80}, {\"HTTPS\": 443}]"),
            new("alb.ingress.kubernetes.io/scheme", "internet-facing"),
            .. ssl == IngressSsl.None ? Array.Empty<KeyValuePair<string, string>>() : [new("alb.ingress.kubernetes.io/ssl-redirect", "443")],
            new("alb.ingress.kubernetes.io/target-type", "ip"),
        ],
        "traefik" when ssl != IngressSsl.None => [new("traefik.ingress.kubernetes.io/router.entrypoints", "websecure")],
        _ => [],
    };

    // A budget that lets nothing go is left out: it would hold up every drain (rule DEPLOY0308 says so).
    static DisruptionPlan? Disruption(DeploymentSpec spec)
    {
        var written = spec.Kubernetes?.Disruption;
        var pods = Defaults.FewestPods(spec);
        if (pods < 2)
            return null;
        if (written?.MinAvailable is { } min)
            return DisruptionBudget.Amount(min.Value, pods) < pods ? new DisruptionPlan(min.Value, null) : null;
        var max = written?.MaxUnavailable?.Value ?? "1";
        return DisruptionBudget.Amount(max, pods) > 0 ? new DisruptionPlan(null, max) : null;
    }
}
