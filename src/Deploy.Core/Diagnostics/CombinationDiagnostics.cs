using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY02xx: values that cannot work together.</summary>
public static class CombinationDiagnostics
{
    static readonly DiagnosticRule NeedsKubernetesRule = new("DEPLOY0201", "A section needs the pattern kubernetes", Error);
    static readonly DiagnosticRule MinAboveMaxRule = new("DEPLOY0202", "Autoscaling begins above its end", Error);
    static readonly DiagnosticRule ReplicasOutsideRule = new("DEPLOY0203", "Replicas lie outside autoscaling", Error);
    static readonly DiagnosticRule CertificateWithoutDomainRule = new("DEPLOY0204", "A certificate needs a domain", Error);
    static readonly DiagnosticRule RegionRule = new("DEPLOY0205", "The region is one of another platform", Error);
    static readonly DiagnosticRule ProviderRule = new("DEPLOY0206", "The secrets provider is one of another platform", Error);
    static readonly DiagnosticRule CreateWithoutPlatformRule = new("DEPLOY0207", "A cluster is created on a platform", Error);
    static readonly DiagnosticRule ExternalWithoutHostRule = new("DEPLOY0208", "An external service needs a host", Error);
    static readonly DiagnosticRule OperatorWithExternalRule = new("DEPLOY0209", "An external database needs no operator", Error);
    static readonly DiagnosticRule RequestAboveLimitRule = new("DEPLOY0210", "A request lies above its limit", Error);
    static readonly DiagnosticRule GatewayWithIngressRule = new("DEPLOY0211", "Gateway and ingress exclude each other", Error);
    static readonly DiagnosticRule TwoBudgetsRule = new("DEPLOY0212", "A disruption budget has one bound", Error);
    static readonly DiagnosticRule SetTwiceRule = new("DEPLOY0213", "A variable is both setting and secret", Error);
    static readonly DiagnosticRule NoDefaultWorkersRule = new("DEPLOY0214", "The framework has no workers of its own", Error);
    static readonly DiagnosticRule HostWithoutExternalRule = new("DEPLOY0215", "A host belongs to an external service", Error);
    static readonly DiagnosticRule NoMajorityRule = new("DEPLOY0258", "A cluster of RabbitMQ needs a majority", Error);
    static readonly DiagnosticRule QueueRule = new("DEPLOY0248", "A worker cannot follow this queue", Error);
    static readonly DiagnosticRule TwoSchedulersRule = new("DEPLOY0249", "A scheduler runs once", Error);
    static readonly DiagnosticRule QueueInMeshRule = new("DEPLOY0270", "A strict mesh hides the queue", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        NeedsKubernetesRule, MinAboveMaxRule, ReplicasOutsideRule, CertificateWithoutDomainRule, RegionRule, ProviderRule, CreateWithoutPlatformRule,
        ExternalWithoutHostRule, OperatorWithExternalRule, RequestAboveLimitRule, GatewayWithIngressRule, TwoBudgetsRule, SetTwiceRule,
        NoDefaultWorkersRule, HostWithoutExternalRule, NoMajorityRule, QueueRule, TwoSchedulersRule, QueueInMeshRule,
    ];

    public static Diagnostic NeedsKubernetes(TextSpan at, string section, string pattern) =>
        NeedsKubernetesRule.At(at, $"'{section}' has no effect with pattern {pattern}: no chart is generated there. Set 'pattern: kubernetes' under 'deployment', or remove the section.");

    public static Diagnostic MinAboveMax(TextSpan at, int min, int max) =>
        MinAboveMaxRule.At(at, $"Autoscaling runs from min {min} to max {max}, so it can never run. Make min at most max.");

    public static Diagnostic ReplicasOutside(TextSpan at, int replicas, int min, int max) =>
        ReplicasOutsideRule.At(at, $"'replicas: {replicas}' lies outside autoscaling, which runs from {min} to {max} and would change the number at once. Write a number between them, or change autoscaling.");

    public static Diagnostic CertificateWithoutDomain(TextSpan at) =>
        CertificateWithoutDomainRule.At(at, "cert-manager can get a certificate only for a host name, and none is given. Add 'domain' here or under 'deployment', or write 'ssl: none'.");

    public static Diagnostic Region(TextSpan at, string region, string platform, string example) =>
        RegionRule.At(at, $"'{region}' is not a region of {platform}. Write one of its regions, for example {example}, or another platform.");

    public static Diagnostic Provider(TextSpan at, string provider, string platform) =>
        ProviderRule.At(at, $"The secrets provider {provider} belongs to another platform than {platform}. Write external-secrets, kubernetes, or the provider of {platform}.");

    public static Diagnostic CreateWithoutPlatform(TextSpan at) =>
        CreateWithoutPlatformRule.At(at, "A cluster can be created only on a platform, and platform is none. Write 'platform: aws' or 'platform: azure' under 'deployment', or 'cluster: existing'.");

    public static Diagnostic ExternalWithoutHost(TextSpan at, string service) =>
        ExternalWithoutHostRule.At(at, $"{service} is run by someone else, and the app cannot find it without a host. Add 'host' beside this line.");

    public static Diagnostic OperatorWithExternal(TextSpan at) =>
        OperatorWithExternalRule.At(at, "services.postgres is external, so there is no database for an operator to run. Remove 'operator', or remove 'external: true' there.");

    public static Diagnostic RequestAboveLimit(TextSpan at, string what, string request, string limit) =>
        RequestAboveLimitRule.At(at, $"{what} asks for {request}, but its limit is {limit}: Kubernetes refuses such a pod. Lower the request or raise the limit.");

    public static Diagnostic GatewayWithIngress(TextSpan at, string key) =>
        GatewayWithIngressRule.At(at, $"With a gateway there is an HTTPRoute and no Ingress, so '{key}' has no effect: class and certificate are those of the Gateway. Remove '{key}' or 'gateway'.");

    public static Diagnostic TwoBudgets(TextSpan at) =>
        TwoBudgetsRule.At(at, "Kubernetes takes either min_available or max_unavailable, not both. Remove one of them.");

    public static Diagnostic SetTwice(TextSpan at, string name, int line) =>
        SetTwiceRule.At(at, $"'{name}' is a secret here and a setting in line {line}: one would hide the other. Remove it from 'env'.");

    public static Diagnostic NoDefaultWorkers(TextSpan at, string framework) =>
        NoDefaultWorkersRule.At(at, $"{framework} brings no workers of its own, so 'default' means nothing. List the workers with name and command.");

    public static Diagnostic QueueOfNobody(TextSpan at) =>
        QueueRule.At(at, "Queues are kept by Redis or RabbitMQ, and the app has neither, so nobody could ask for the length of this one. Add 'redis' or 'rabbitmq' under 'services', or write 'target_cpu' instead of 'queue'.");

    public static Diagnostic NothingWakes(TextSpan at) =>
        QueueRule.At(at, "With 'min: 0' the last pod goes when there is no load, and processor time cannot bring it back: no pod uses any. Write 'queue', or a min of at least 1.") with { Suggestion = "1" };

    public static Diagnostic LengthWithoutQueue(TextSpan at) =>
        QueueRule.At(at, "'queue_length' says how many jobs wait for each pod, and no queue is named. Write 'queue' beside it, or remove it.");

    public static Diagnostic TwoSchedulers(TextSpan at) =>
        TwoSchedulersRule.At(at, "This worker is celery's scheduler, and each further one would send every task once more. Remove 'replicas' and 'autoscaling' here; scale the workers that do the tasks.");

    public static Diagnostic QueueInMesh(TextSpan at, string service) =>
        QueueInMeshRule.At(at, $"KEDA asks {service} for the length of this queue from outside the mesh, and with strict mTLS it is refused. Write 'target_cpu' instead of 'queue', or 'mtls: permissive' under 'mesh', or use a {service} that is external.");

    public static Diagnostic HostWithoutExternal(TextSpan at, string service) =>
        HostWithoutExternalRule.At(at, $"{service} is run by this deployment, which names its host itself. Add 'external: true' if someone else runs it, or remove 'host'.");

    public static Diagnostic NoMajority(TextSpan at, int nodes) =>
        NoMajorityRule.At(at, $"A cluster of {nodes} nodes stands no more failures than one of {nodes - 1}, and two halves that cannot see each other both stop. Write {nodes - 1} or {nodes + 1}.");
}
