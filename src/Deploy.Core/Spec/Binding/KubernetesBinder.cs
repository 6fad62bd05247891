namespace Deploy.Core.Spec.Binding;

/// <summary>Section <c>kubernetes</c>.</summary>
static class KubernetesBinder
{
    static readonly ValueKind<string> Amount = Kinds.Pattern("a number of pods or a percentage", "25%", "^[0-9]{1,4}%?$");

    static readonly Shape<AutoscalingSpec> Autoscaling = Shapes.Section(static s => new AutoscalingSpec(
        s.KeySpan,
        s.Value("enabled", Kinds.Bool, "Whether the number of pods follows the load.", "true"),
        s.Value("min", Kinds.Int(1, 1000), "Fewest pods.", "replicas"),
        s.Value("max", Kinds.Int(1, 5000), "Most pods.", "50"),
        s.Value("target_cpu", Kinds.Int(1, 100), "Cpu use in percent of the request that is aimed at.", "70"),
        s.Value("target_memory", Kinds.Int(1, 100), "Memory use in percent of the request that is aimed at.", "memory is not looked at"),
        s.Value("scale_down_window", Kinds.Duration, "How long the load must be low before pods go.", "5m")));

    static readonly Shape<PoolerSpec> Pooler = Shapes.Section(static s => new PoolerSpec(
        s.KeySpan,
        s.Value("enabled", Kinds.Bool, "Whether PgBouncer stands between the app and PostgreSQL.", "true"),
        s.Value("mode", Kinds.OneOf<PoolMode>(), "When a connection is given back; transaction is for apps that keep nothing in their session.", "transaction"),
        s.Value("instances", Kinds.Int(1, 20), "How many pods of PgBouncer run.", "2"),
        s.Value("max_client_conn", Kinds.Int(1, 100000), "Connections that each pod takes from the app.", "1000"),
        s.Value("default_pool_size", Kinds.Int(1, 10000), "Connections that each pod opens to PostgreSQL.", "by size")));

    static readonly Shape<DatabaseSpec> Database = Shapes.Section(static s => new DatabaseSpec(
        s.KeySpan,
        s.Value("operator", Kinds.OneOf<DatabaseOperator>(), "Who runs PostgreSQL in the cluster.", "cloudnative-pg"),
        s.Value("size", Kinds.OneOf<ServiceSize>(), "How much processor time, memory and storage it gets.", "that of services.postgres, else small"),
        s.Value("replicas", Kinds.Int(1, 9), "How many instances run, primary included.", "that of services.postgres, else 2"),
        s.Value("storage", Kinds.Size, "Size of each instance's volume.", "by size"),
        s.Value("storage_class", Kinds.Text, "Storage class of the volumes.", "that of the cluster"),
        s.Get("postgres", Shapes.Map(Kinds.Pattern("a parameter of PostgreSQL", "work_mem", "^[a-z_.]+$"), Shapes.Scalar(Kinds.Text)), "Parameters of postgresql.conf."),
        s.Get("extensions", Shapes.List(Shapes.Scalar(Kinds.Pattern("the name of an extension", "pg_trgm", "^[a-z0-9_-]+$"))), "Extensions that are created in the app's database."),
        s.Get("pooler", Pooler, "PgBouncer between the app and PostgreSQL.")));

    static readonly Shape<GatewaySpec> Gateway = Shapes.Section(static s => new GatewaySpec(
        s.KeySpan,
        s.Required("name", Kinds.Dns, "Name of the Gateway."),
        s.Value("namespace", Kinds.Dns, "Namespace of the Gateway.", "that of the app")));

    static readonly Shape<IngressSpec> Ingress = Shapes.Section(static s => new IngressSpec(
        s.KeySpan,
        s.Value("class", Kinds.Dns, "IngressClass of the controller: nginx, traefik, alb, …", "nginx"),
        s.Value("ssl", Kinds.OneOf<IngressSsl>(), "Where the certificate comes from.", "cert-manager with a domain, else none"),
        s.Value("issuer", Kinds.Dns, "ClusterIssuer of cert-manager.", "letsencrypt-prod"),
        s.Value("domain", Kinds.HostName, "Host name.", "that of deployment.domain"),
        s.Get("paths", Shapes.List(Shapes.Scalar(Kinds.Path)), "Path prefixes that go to the app.", "/"),
        s.Get("gateway", Gateway, "A Gateway of the Gateway API: gives an HTTPRoute instead of an Ingress.")));

    static readonly Shape<MeshSpec> Mesh = Shapes.SectionOr(
        static s => new MeshSpec(
            s.KeySpan,
            s.Value("kind", Kinds.OneOf<MeshKind>(), "The mesh.", "none"),
            s.Value("mtls", Kinds.OneOf<MutualTls>(), "Mutual TLS between pods.", "strict"),
            s.Value("retries", Kinds.Int(0, 10), "Retries of a failed request.", "2"),
            s.Value("timeout", Kinds.Duration, "Longest request.", "no limit")),
        Kinds.OneOf<MeshKind>(), static kind => new MeshSpec(kind.Span, kind, null, null, null));

    static readonly Shape<KubernetesMonitoringSpec> Monitoring = Shapes.Section(static s => new KubernetesMonitoringSpec(
        s.KeySpan,
        s.Value("prometheus_operator", Kinds.Bool, "The Prometheus operator is there: a ServiceMonitor and alerts are generated.", "false"),
        s.Value("grafana", Kinds.Bool, "Grafana is there: dashboards are generated.", "false")));

    static readonly Shape<EgressSpec> Egress = Shapes.Section(static s => new EgressSpec(
        s.Required("cidr", Kinds.Network, "Destination."),
        s.Value("port", Kinds.Int(1, 65535, example: 443), "Port at the destination.", "443")));

    static readonly Shape<SecuritySpec> Security = Shapes.Section(static s => new SecuritySpec(
        s.KeySpan,
        s.Value("network_policy", Kinds.Bool, "Only known connections are let through.", "true"),
        s.Value("pod_security", Kinds.OneOf<PodSecurity>(), "Pod Security Standard that the pods keep.", "restricted"),
        s.Value("read_only_root", Kinds.Bool, "The root file system of the container is read-only; /tmp is not.", "true"),
        s.Value("run_as_user", Kinds.Int(1, 65534), "Numeric user of the container.", "by framework"),
        s.Value("service_account", Kinds.Dns, "An existing ServiceAccount instead of one of the chart."),
        s.Get("extra_egress", Shapes.List(Egress), "Destinations outside the cluster that the app may reach.")));

    static readonly Shape<DisruptionSpec> Disruption = Shapes.Section(static s => new DisruptionSpec(
        s.KeySpan,
        s.Value("min_available", Amount, "Pods that must stay while nodes are drained."),
        s.Value("max_unavailable", Amount, "Pods that may be away while nodes are drained.", "1")));

    /// <summary>The binder of the section.</summary>
    public static Shape<KubernetesSpec> Shape { get; } = Shapes.Section(static s => new KubernetesSpec(
        s.KeySpan,
        s.Value("cluster", Kinds.OneOf<ClusterSource>(), "Use a cluster that exists, or create one.", "existing"),
        s.Value("namespace", Kinds.Dns, "Namespace.", "the name"),
        s.Value("replicas", Kinds.Int(1, 1000), "How many pods run when autoscaling is off.", "deployment.replicas"),
        s.Get("autoscaling", Autoscaling, "Number of pods by load."),
        s.Get("database", Database, "How services.postgres runs in the cluster."),
        s.Get("ingress", Ingress, "How requests from outside reach the app."),
        s.Get("mesh", Mesh, "Service mesh."),
        s.Get("monitoring", Monitoring, "What of the cluster's monitoring is used."),
        s.Get("security", Security, "Hardening."),
        s.Get("secrets", SecretsBinder.Shape, "Where secret values come from; the same as the section 'secrets'."),
        s.Get("disruption", Disruption, "PodDisruptionBudget."),
        s.Value("topology_spread", Kinds.Bool, "Pods are spread over nodes and zones.", "true"),
        s.Value("priority_class", Kinds.Dns, "PriorityClass of the pods."),
        s.Value("version", Kinds.KubernetesVersion, "Lowest Kubernetes version to support.", "1.29"),
        s.Value("quota", Kinds.Bool, "Limits for the whole namespace: a ResourceQuota with room for all pods that there can be, and a LimitRange for containers that say nothing.", "false"),
        s.Value("gitops", Kinds.OneOf<GitOps>(), "GitOps tool.", "none")));
}
