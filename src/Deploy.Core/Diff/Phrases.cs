namespace Deploy.Core.Diff;

/// <summary>What a reviewer calls the values of each generated file. A value that is not listed is said by its path and its description.</summary>
static class Phrases
{
    /// <summary>Chart.yaml.</summary>
    public static readonly Phrase[] Chart =
    [
        new("name", "chart name"),
        new("version", "chart version"),
        new("appVersion", "app version"),
        new("kubeVersion", "Kubernetes version"),
        new("description", "description"),
        new("annotations.org!opencontainers!image!revision", "commit"),
    ];

    /// <summary>values.yaml of the chart.</summary>
    public static readonly Phrase[] Values =
    [
        new("image", "image"),
        new("replicaCount", "replicas"),
        new("autoscaling.enabled", "autoscaling", PhraseKind.Switch), new("autoscaling.minReplicas", "autoscaling minimum"), new("autoscaling.maxReplicas", "autoscaling maximum"),
        new("autoscaling.targetCPUUtilizationPercentage", "autoscaling target cpu %"), new("autoscaling.targetMemoryUtilizationPercentage", "autoscaling target memory %"),
        new("autoscaling.scaleDownStabilizationSeconds", "autoscaling scale-down seconds"),
        new("resources.requests.cpu", "cpu request"), new("resources.requests.memory", "memory request"),
        new("resources.limits.cpu", "cpu limit"), new("resources.limits.memory", "memory limit"),
        new("containerPort", "port"),
        new("service.type", "service type"), new("service.port", "service port"),
        new("ingress.enabled", "ingress", PhraseKind.Switch), new("ingress.className", "ingress class"), new("ingress.host", "ingress host"),
        new("ingress.paths.*", "ingress path {0}", PhraseKind.Part), new("ingress.annotations.*", "ingress annotation", PhraseKind.Counted),
        new("ingress.tls.enabled", "ingress TLS", PhraseKind.Switch), new("ingress.tls.clusterIssuer", "certificate issuer"),
        new("gateway.enabled", "gateway route", PhraseKind.Switch), new("gateway.name", "gateway"), new("gateway.namespace", "gateway namespace"),
        new("gateway.hostnames", "gateway host", PhraseKind.Counted), new("gateway.paths.*", "gateway path {0}", PhraseKind.Part),
        new("probes.startup.path", "startup probe"), new("probes.readiness.path", "readiness probe"), new("probes.liveness.path", "liveness probe"), new("probes.hostHeader", "probe host"),
        new("env.*", "env", PhraseKind.Counted), new("extraEnv.*", "secret", PhraseKind.Counted),
        new("secrets.keys", "secret", PhraseKind.Counted), new("secrets.existingSecret", "Secret of the app"),
        new("postgresql.enabled", "PostgreSQL", PhraseKind.Switch), new("postgresql.version", "PostgreSQL version"), new("postgresql.instances", "PostgreSQL instances"),
        new("postgresql.database", "PostgreSQL database"), new("postgresql.owner", "PostgreSQL owner"),
        new("postgresql.storage.size", "PostgreSQL volume"), new("postgresql.storage.storageClass", "PostgreSQL storage class"),
        new("postgresql.resources.requests.cpu", "PostgreSQL cpu request"), new("postgresql.resources.requests.memory", "PostgreSQL memory request"),
        new("postgresql.resources.limits.cpu", "PostgreSQL cpu limit"), new("postgresql.resources.limits.memory", "PostgreSQL memory limit"),
        new("postgresql.parameters.*", "PostgreSQL parameter", PhraseKind.Counted), new("postgresql.extensions", "PostgreSQL extension", PhraseKind.Counted),
        new("postgresql.backup.enabled", "PostgreSQL backup", PhraseKind.Switch), new("postgresql.backup.schedule", "PostgreSQL backup schedule"),
        new("postgresql.backup.retentionPolicy", "PostgreSQL backup retention"), new("postgresql.backup.destinationPath", "PostgreSQL backup destination"),
        new("postgresql.monitoring.enabled", "PostgreSQL monitoring", PhraseKind.Switch),
        new("postgresql.external.enabled", "external PostgreSQL", PhraseKind.Switch), new("postgresql.external.host", "PostgreSQL host"),
        new("redis.enabled", "Redis", PhraseKind.Switch), new("redis.image", "Redis image"), new("redis.maxmemory", "Redis memory for data"),
        new("redis.storage.size", "Redis volume"), new("redis.storage.storageClass", "Redis storage class"), new("redis.storage.enabled", "Redis volume", PhraseKind.Switch),
        new("redis.resources.requests.cpu", "Redis cpu request"), new("redis.resources.requests.memory", "Redis memory request"),
        new("redis.resources.limits.cpu", "Redis cpu limit"), new("redis.resources.limits.memory", "Redis memory limit"),
        new("redis.external.enabled", "external Redis", PhraseKind.Switch), new("redis.external.host", "Redis host"),
        new("workers.*", "worker {0}", PhraseKind.Part), new("workers.*.replicaCount", "worker {0} replicas"), new("workers.*.command", "worker {0} command"),
        new("workers.*.resources.requests.cpu", "worker {0} cpu request"), new("workers.*.resources.requests.memory", "worker {0} memory request"),
        new("workers.*.resources.limits.cpu", "worker {0} cpu limit"), new("workers.*.resources.limits.memory", "worker {0} memory limit"),
        new("networkPolicy.enabled", "network policies", PhraseKind.Switch), new("networkPolicy.ingressNamespaces", "namespace that may reach the app", PhraseKind.Counted),
        new("networkPolicy.ingressCidrs", "network that may reach the app", PhraseKind.Counted), new("networkPolicy.extraEgress", "network policy egress"),
        new("postgresql.pooler.enabled", "PgBouncer", PhraseKind.Switch), new("postgresql.pooler.poolMode", "PgBouncer mode"), new("postgresql.pooler.instances", "PgBouncer instances"),
        new("postgresql.pooler.maxClientConnections", "PgBouncer client connections"), new("postgresql.pooler.defaultPoolSize", "PgBouncer connections to PostgreSQL"),
        new("monitoring.serviceMonitor.enabled", "ServiceMonitor", PhraseKind.Switch), new("monitoring.serviceMonitor.path", "metrics path"),
        new("monitoring.rules.enabled", "alerts", PhraseKind.Switch), new("monitoring.rules.causes", "alerts about causes", PhraseKind.Switch),
        new("monitoring.rules.latencyP99Milliseconds", "latency alert ms"), new("monitoring.rules.slo.enabled", "error budget alerts", PhraseKind.Switch),
        new("monitoring.rules.slo.availability", "availability objective %"), new("monitoring.rules.slo.windowDays", "objective window days"),
        new("monitoring.alertmanager.enabled", "alert receivers", PhraseKind.Switch), new("monitoring.alertmanager.slackChannel", "alert Slack channel"),
        new("monitoring.alertmanager.email", "alert e-mail"), new("monitoring.alertmanager.pagerduty", "PagerDuty", PhraseKind.Switch), new("monitoring.alertmanager.webhook", "alert webhook"),
        new("monitoring.dashboards.enabled", "dashboards", PhraseKind.Switch), new("monitoring.tracing.enabled", "tracing", PhraseKind.Switch),
        new("monitoring.tracing.service", "trace collector"),
        new("podDisruptionBudget.enabled", "disruption budget", PhraseKind.Switch), new("podDisruptionBudget.minAvailable", "disruption budget min available"),
        new("podDisruptionBudget.maxUnavailable", "disruption budget max unavailable"),
        new("topologySpread.enabled", "spread over zones and nodes", PhraseKind.Switch),
        new("serviceAccount.name", "service account"), new("priorityClassName", "priority class"),
        new("securityContext.readOnlyRootFilesystem", "read-only root file system", PhraseKind.Switch), new("podSecurityContext.runAsUser", "user id"),
    ];

    /// <summary>The compose files; the service is named behind the words.</summary>
    public static readonly Phrase[] Compose =
    [
        new("services.*", "service {0}", PhraseKind.Part),
        new("services.*.image", "image"),
        new("services.*.environment.*", "env", PhraseKind.Counted),
        new("services.*.secrets", "secret", PhraseKind.Counted),
        new("services.*.mem_limit", "memory limit"), new("services.*.cpus", "cpu limit"),
        new("services.*.ports", "published port", PhraseKind.Counted), new("services.*.volumes", "mounted volume", PhraseKind.Counted),
        new("services.*.command", "command"), new("services.*.entrypoint", "command"),
        new("services.*.build.args.*", "build argument", PhraseKind.Counted),
        new("services.*.build.context", "build context"), new("services.*.build.dockerfile", "Dockerfile"),
        new("services.*.depends_on.*", "service {0} starts behind {1}", PhraseKind.Part),
        new("services.*.networks", "network", PhraseKind.Counted),
        new("volumes.*", "volume {0}", PhraseKind.Part), new("volumes", "volumes", PhraseKind.Part),
        new("networks.*", "network {0}", PhraseKind.Part), new("networks", "networks", PhraseKind.Part),
        new("secrets.*", "secret file {0}", PhraseKind.Part), new("secrets", "secret files", PhraseKind.Part),
    ];
}
