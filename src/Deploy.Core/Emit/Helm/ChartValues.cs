using System.Globalization;
using Deploy.Core.Emit.Data;
using Deploy.Core.Images;
using Deploy.Core.Plan;
using Deploy.Core.Spec;

namespace Deploy.Core.Emit.Helm;

/// <summary>values.yaml: the plan in the words of the chart, most important first.</summary>
static class ChartValues
{
    public static DataMap Build(DeploymentPlan plan, KubernetesPlan kubernetes)
    {
        var values = new DataMap
        {
            { "image", Image(plan.ImageRepository, plan.ImageTag, plan.ImageDigest) },
            { "imagePullSecrets", new DataList() },
            { "replicaCount", kubernetes.Replicas },
            { "autoscaling", Autoscaling(kubernetes.Autoscaling) },
            { "resources", Resources(plan.Resources) },
            { "containerPort", plan.Port },
            { "service", new DataMap { { "enabled", plan.ServesHttp }, { "type", "ClusterIP" }, { "port", 80 }, { "appProtocol", "" }, { "annotations", new DataMap() } } },
            { "ingress", Ingress(kubernetes.Ingress) },
            { "gateway", Gateway(kubernetes.Gateway) },
            { "probes", Probes(plan) },
            { "env", Map(Environment(plan)) },
            { "extraEnv", SecretValues.Renamed(plan, kubernetes) },
            { "extraEnvFrom", new DataList() },
            { "secrets", SecretValues.Build(plan, kubernetes) },
            { "connectionStrings", new DataMap { { "enabled", plan.Framework == Framework.Aspnet }, { "postgres", "Postgres" }, { "redis", "Redis" }, { "mongodb", "MongoDb" }, { "rabbitmq", "RabbitMq" } } },
            { "postgresql", BackingValues.Postgres(plan, kubernetes) },
            { "redis", BackingValues.Redis(plan, kubernetes) },
            { "mongodb", MongoDbValues.Build(plan) },
            { "rabbitmq", RabbitMqValues.Build(plan, kubernetes) },
            { "workers", WorkerValues.Build(plan) },
            { "uses", SolutionValues.Uses(plan) },
            { "migrations", MigrationValues.Build(plan) },
            { "featureFlags", new DataMap { { "enabled", plan.Flags.Count > 0 }, { "flags", FlagFile.Flags(plan) } } },
            { "networkPolicy", NetworkPolicy(kubernetes) },
            { "monitoring", MonitoringValues.Build(plan, kubernetes) },
            { "mesh", MeshValues.Build(kubernetes.Mesh) },
            { "release", ReleaseValues.Build(plan, kubernetes.Release) },
            { "podDisruptionBudget", Disruption(kubernetes.Disruption) },
            { "topologySpread", TopologySpread(kubernetes.TopologySpread) },
            { "argocd", new DataMap { { "syncWaves", kubernetes.GitOps is not null } } },
        };
        foreach (var entry in PodValues.Build(plan, kubernetes))
            values.Add(entry.Key, entry.Value);
        return ImagePins.InChart(values, plan.Locked);
    }

    /// <summary>An image of the chart.</summary>
    internal static DataMap Image(string repository, string tag, string digest = "") =>
        new() { { "repository", repository }, { "tag", tag }, { "digest", digest }, { "pullPolicy", "IfNotPresent" } };

    /// <summary>Requests and limits.</summary>
    internal static DataMap Resources(ResourcesPlan resources) => new()
    {
        { "requests", new DataMap { { "cpu", resources.Cpu.Text }, { "memory", resources.Memory.Text } } },
        { "limits", new DataMap { { "cpu", resources.CpuLimit.Text }, { "memory", resources.MemoryLimit.Text } } },
    };

    /// <summary>A map from texts to texts in ordinal order.</summary>
    internal static DataMap Map(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var map = new DataMap();
        foreach (var entry in entries.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
            map.Add(entry.Key, entry.Value);
        return map;
    }

    static DataMap Autoscaling(AutoscalingPlan autoscaling) => new()
    {
        { "enabled", autoscaling.Enabled },
        { "minReplicas", autoscaling.Min },
        { "maxReplicas", autoscaling.Max },
        { "targetCPUUtilizationPercentage", autoscaling.TargetCpu },
        { "targetMemoryUtilizationPercentage", autoscaling.TargetMemory ?? 0 },
        { "scaleDownStabilizationSeconds", autoscaling.ScaleDownSeconds },
    };

    /// <summary>The Ingress.</summary>
    internal static DataMap Ingress(IngressPlan? ingress) => new()
    {
        { "enabled", ingress is not null },
        { "className", ingress?.Class ?? "nginx" },
        { "annotations", Map(ingress?.Annotations ?? []) },
        { "host", ingress?.Host ?? "" },
        { "additionalHosts", new DataList() },
        { "paths", Paths(ingress?.Paths ?? ["/"], "Prefix") },
        {
            "tls", new DataMap
            {
                { "enabled", ingress?.Tls ?? true },
                { "secretName", "" },
                { "clusterIssuer", ingress?.Issuer ?? "letsencrypt-prod" },
                { "acme", new DataMap { { "email", "" }, { "server", "https://acme-v02.api.letsencrypt.org/directory" } } },
            }
        },
    };

    /// <summary>The route of the Gateway API.</summary>
    internal static DataMap Gateway(GatewayPlan? gateway) => new()
    {
        { "enabled", gateway is not null },
        { "name", gateway?.Name ?? "" },
        { "namespace", gateway?.Namespace ?? "" },
        { "sectionName", "" },
        { "annotations", new DataMap() },
        { "hostnames", gateway is { Host.Length: > 0 } ? new DataList { gateway.Host } : new DataList() },
        { "paths", Paths(gateway?.Paths ?? ["/"], "PathPrefix") },
    };

    static DataList Paths(IEnumerable<string> paths, string type) =>
        new(paths.Select(path => (DataNode)new DataMap { { "path", path }, { "pathType", type } }));

    // Startup is asked often and for long, so that a slow start is no restart; liveness is patient, because a restart cures little.
    static DataMap Probes(DeploymentPlan plan)
    {
        DataMap Probe(string path, int period, int failures) =>
            new() { { "enabled", plan.ServesHttp }, { "path", path }, { "periodSeconds", period }, { "timeoutSeconds", 3 }, { "failureThreshold", failures } };
        var readiness = Probe(plan.Health.Readiness, 10, 3);
        readiness.Add("successThreshold", 1);
        return new DataMap
        {
            // Django (ALLOWED_HOSTS) and Rails (config.hosts) answer only for host names they know.
            { "hostHeader", plan.Framework is Framework.Django or Framework.Rails ? plan.Domain ?? "" : "" },
            { "startup", Probe(plan.Health.Startup, 5, 30) },
            { "readiness", readiness },
            { "liveness", Probe(plan.Health.Liveness, 10, 6) },
        };
    }

    static IEnumerable<KeyValuePair<string, string>> Environment(DeploymentPlan plan)
    {
        if (plan.Part is { IsShared: true })
            return [];
        var port = plan.Port.ToString(CultureInfo.InvariantCulture);
        IEnumerable<KeyValuePair<string, string>> ours = plan.Framework switch
        {
            // The ingress ends TLS: without forwarded headers the app takes every request for plain http.
            Framework.Aspnet when !plan.ServesHttp => [new("Logging__Console__FormatterName", "json")],
            Framework.Aspnet => [new("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true"), new("ASPNETCORE_HTTP_PORTS", port), new("Logging__Console__FormatterName", "json")],
            Framework.Rails => [new("PORT", port), new("RAILS_ENV", "production"), new("RAILS_LOG_TO_STDOUT", "1")],
            _ => [new("PORT", port)],
        };
        if (plan.Framework == Framework.Aspnet && plan.Environment.Length > 0)
            ours = ours.Append(new(plan.ServesHttp ? "ASPNETCORE_ENVIRONMENT" : "DOTNET_ENVIRONMENT", HostEnvironment.Of(plan.Environment)));
        if (plan.Environment.Length > 0)
            ours = ours.Append(new("OTEL_RESOURCE_ATTRIBUTES", $"deployment.environment.name={plan.Environment}"));
        // What the user writes wins.
        return ours.Where(entry => !plan.Env.Any(written => written.Key == entry.Key)).Concat(plan.Env);
    }

    static DataMap NetworkPolicy(KubernetesPlan kubernetes) => new()
    {
        { "enabled", kubernetes.NetworkPolicy },
        { "ingressNamespaces", new DataList(kubernetes.EntryNamespaces) },
        { "controllerSelector", new DataMap() },
        { "ingressCidrs", new DataList(kubernetes.EntryNetworks) },
        { "allowSameNamespace", false },
        { "monitoringNamespaceSelector", new DataMap { { "kubernetes.io/metadata.name", "monitoring" } } },
        { "allowHttpsEgress", false },
        { "httpsEgressCidrs", new DataList { "0.0.0.0/0" } },
        { "extraIngress", new DataList() },
        { "extraEgress", ExtraEgress(kubernetes) },
        {
            "dns", new DataMap
            {
                { "namespace", "kube-system" }, { "podLabels", new DataMap { { "k8s-app", "kube-dns" } } }, { "port", 53 }, { "cidrs", new DataList() },
            }
        },
        { "apiServerCidrs", new DataList() },
        { "kedaNamespace", "keda" },
    };

    static DataList ExtraEgress(KubernetesPlan kubernetes) => new(kubernetes.ExtraEgress.Select(static egress => (DataNode)new DataMap
    {
        { "to", new DataList { new DataMap { { "ipBlock", new DataMap { { "cidr", egress.Cidr } } } } } },
        { "ports", new DataList { new DataMap { { "protocol", "TCP" }, { "port", egress.Port } } } },
    }));

    static DataMap Disruption(DisruptionPlan? disruption) => new()
    {
        { "enabled", disruption is not null },
        { "minAvailable", Amount(disruption?.MinAvailable) },
        { "maxUnavailable", Amount(disruption?.MaxUnavailable ?? "1") },
    };

    // A number of pods is a number, a percentage a text, and an absent bound an empty text.
    static DataNode Amount(string? amount) =>
        int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (DataNode)(amount ?? "");

    static DataMap TopologySpread(bool enabled) => new()
    {
        { "enabled", enabled },
        { "maxSkew", 1 },
        { "whenUnsatisfiable", "ScheduleAnyway" },
        { "topologyKeys", new DataList { "topology.kubernetes.io/zone", "kubernetes.io/hostname" } },
    };
}
