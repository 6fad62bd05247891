using Deploy.Core.Text;

namespace Deploy.Core.Spec;

/// <summary>Where the cluster comes from.</summary>
public enum ClusterSource { Existing, Create }

/// <summary>Who runs PostgreSQL in the cluster.</summary>
public enum DatabaseOperator { CloudnativePg, None }

/// <summary>When PgBouncer gives a connection back.</summary>
public enum PoolMode { Transaction, Session }

/// <summary>Where the certificate of the ingress comes from.</summary>
public enum IngressSsl { CertManager, None, Secret }

/// <summary>Service mesh.</summary>
public enum MeshKind { None, Istio, Linkerd }

/// <summary>Mutual TLS between pods.</summary>
public enum MutualTls { Strict, Permissive }

/// <summary>GitOps tool.</summary>
public enum GitOps { None, Argocd }

/// <summary>Pod Security Standard of the namespace.</summary>
public enum PodSecurity { Restricted, Baseline, Privileged }

/// <summary>Section <c>kubernetes</c>.</summary>
public sealed record KubernetesSpec(
    TextSpan KeySpan,
    Located<ClusterSource>? Cluster,
    Located<string>? Namespace,
    Located<int>? Replicas,
    AutoscalingSpec? Autoscaling,
    DatabaseSpec? Database,
    IngressSpec? Ingress,
    MeshSpec? Mesh,
    KubernetesMonitoringSpec? Monitoring,
    SecuritySpec? Security,
    SecretsSpec? Secrets,
    DisruptionSpec? Disruption,
    Located<bool>? TopologySpread,
    Located<string>? PriorityClass,
    Located<string>? Version,
    Located<bool>? Quota,
    Located<GitOps>? GitOps);

/// <summary>Horizontal autoscaling.</summary>
public sealed record AutoscalingSpec(
    TextSpan KeySpan,
    Located<bool>? Enabled,
    Located<int>? Min,
    Located<int>? Max,
    Located<int>? TargetCpu,
    Located<int>? TargetMemory,
    Located<TimeSpan>? ScaleDownWindow);

/// <summary>How PostgreSQL runs in the cluster.</summary>
public sealed record DatabaseSpec(
    TextSpan KeySpan,
    Located<DatabaseOperator>? Operator,
    Located<ServiceSize>? Size,
    Located<int>? Replicas,
    Located<Quantity>? Storage,
    Located<string>? StorageClass,
    LocatedMap<Located<string>>? Parameters,
    LocatedList<Located<string>>? Extensions,
    PoolerSpec? Pooler);

/// <summary>PgBouncer between the app and PostgreSQL.</summary>
public sealed record PoolerSpec(
    TextSpan KeySpan,
    Located<bool>? Enabled,
    Located<PoolMode>? Mode,
    Located<int>? Instances,
    Located<int>? MaxClientConn,
    Located<int>? DefaultPoolSize);

/// <summary>How requests from outside reach the app.</summary>
public sealed record IngressSpec(
    TextSpan KeySpan,
    Located<string>? Class,
    Located<IngressSsl>? Ssl,
    Located<string>? Issuer,
    Located<string>? Domain,
    LocatedList<Located<string>>? Paths,
    GatewaySpec? Gateway);

/// <summary>The Gateway that an HTTPRoute is attached to.</summary>
public sealed record GatewaySpec(TextSpan KeySpan, Located<string>? Name, Located<string>? Namespace);

/// <summary>Service mesh.</summary>
public sealed record MeshSpec(TextSpan KeySpan, Located<MeshKind>? Kind, Located<MutualTls>? Mtls, Located<int>? Retries, Located<TimeSpan>? Timeout);

/// <summary>What of the cluster's monitoring is used.</summary>
public sealed record KubernetesMonitoringSpec(TextSpan KeySpan, Located<bool>? PrometheusOperator, Located<bool>? Grafana);

/// <summary>Hardening; everything is on unless written otherwise.</summary>
public sealed record SecuritySpec(
    TextSpan KeySpan,
    Located<bool>? NetworkPolicy,
    Located<PodSecurity>? PodSecurity,
    Located<bool>? ReadOnlyRoot,
    Located<int>? RunAsUser,
    Located<string>? ServiceAccount,
    LocatedList<EgressSpec>? ExtraEgress);

/// <summary>A destination outside the cluster that the app may reach.</summary>
public sealed record EgressSpec(Located<string>? Cidr, Located<int>? Port);

/// <summary>How many pods may be away at once.</summary>
public sealed record DisruptionSpec(TextSpan KeySpan, Located<string>? MinAvailable, Located<string>? MaxUnavailable);
