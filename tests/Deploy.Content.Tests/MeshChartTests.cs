using Deploy.Core.Yaml;
using static Deploy.Content.Tests.Rendered;

namespace Deploy.Content.Tests;

/// <summary>What the chart promises about the service mesh.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class MeshChartTests
{
    [TestCase("mesh-istio-values.yaml", "labels", "sidecar.istio.io/inject", "true")]
    [TestCase("mesh-linkerd-values.yaml", "annotations", "linkerd.io/inject", "enabled")]
    public void Every_pod_is_in_the_mesh_and_the_database_is_not(string values, string where, string key, string value)
    {
        var rendered = Rendered.Of(values);

        foreach (var workload in rendered.Kinds("Deployment", "StatefulSet"))
            Assert.That(Map(workload, "spec", "template", "metadata", where).GetValueOrDefault(key), Is.EqualTo(value), Text(workload, "metadata", "name"));
        foreach (var pod in rendered.Kinds("Pod"))
            Assert.That(Map(pod, "metadata", where).GetValueOrDefault(key), Is.EqualTo(value), Text(pod, "metadata", "name"));
        Assert.That(Map(rendered.Kinds("Cluster").Single(), "spec", "inheritedMetadata", where).GetValueOrDefault(key), Is.EqualTo(value == "true" ? "false" : "disabled"));
    }

    [TestCase("mesh-istio-values.yaml", "annotations", "sidecar.istio.io/nativeSidecar")]
    [TestCase("mesh-linkerd-values.yaml", "annotations", "config.beta.linkerd.io/proxy-enable-native-sidecar")]
    public void A_pod_that_ends_is_not_held_up_by_its_proxy(string values, string where, string key) =>
        Assert.That(Rendered.Of(values).Kinds("Pod").Select(pod => Map(pod, "metadata", where).GetValueOrDefault(key)), Is.EqualTo(new[] { "true" }));

    [Test]
    public void Istio_denies_every_pod_of_the_release_and_lets_known_callers_in()
    {
        var rendered = Rendered.Of("mesh-istio-values.yaml");
        var deny = rendered.One("AuthorizationPolicy", "demo-default-deny");
        var denied = Map(deny, "spec", "selector", "matchLabels");

        Assert.That(At(deny, "spec", "rules"), Is.Null);
        foreach (var workload in rendered.Kinds("Deployment", "StatefulSet"))
            Assert.That(Chooses(denied, Map(workload, "spec", "template", "metadata", "labels")), Text(workload, "metadata", "name"));
        Assert.That(Text(rendered.One("PeerAuthentication", "demo"), "spec", "mtls", "mode"), Is.EqualTo("STRICT"));

        var callers = At(rendered.One("AuthorizationPolicy", "demo"), "spec", "rules", "0");
        Assert.That(((YamlSequence)At(callers, "from", "0", "source", "namespaces")!).Items.Select(static item => Text(item)), Does.Contain("istio-ingress").And.Contain("orders"));
        Assert.That(Text(callers, "to", "0", "operation", "notPaths", "0"), Is.EqualTo("/metrics"));
        Assert.That(Text(rendered.One("AuthorizationPolicy", "demo-redis"), "spec", "rules", "0", "from", "0", "source", "principals", "0"), Is.EqualTo("*/ns/apps/sa/demo"));
    }

    [TestCase("mesh-istio-values.yaml")]
    [TestCase("mesh-linkerd-values.yaml")]
    public void Every_pod_reaches_the_control_plane(string values)
    {
        var rendered = Rendered.Of(values);
        var edge = rendered.One("NetworkPolicy", "demo-mesh");

        foreach (var workload in rendered.Kinds("Deployment", "StatefulSet"))
            Assert.That(Chooses(Map(edge, "spec", "podSelector", "matchLabels"), Map(workload, "spec", "template", "metadata", "labels")), Text(workload, "metadata", "name"));
        Assert.That(Map(edge, "spec", "egress", "0", "to", "0", "namespaceSelector", "matchLabels").Values, Is.EqualTo(new[] { values.Contains("istio", StringComparison.Ordinal) ? "istio-system" : "linkerd" }));
    }

    [Test]
    public void The_network_lets_a_gateway_of_the_mesh_and_known_callers_reach_the_app()
    {
        var edge = Rendered.Of("mesh-istio-values.yaml").One("NetworkPolicy", "demo-mesh-app");

        Assert.That(((YamlSequence)At(edge, "spec", "ingress", "0", "from", "0", "namespaceSelector", "matchExpressions", "0", "values")!).Items.Select(static item => Text(item)),
            Is.EqualTo(new[] { "istio-ingress", "orders" }));
        Assert.That(Text(edge, "spec", "ingress", "0", "ports", "0", "port"), Is.EqualTo("8080"));
    }

    /// <summary>Namespaces and principals are read out of a certificate (https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source).</summary>
    [Test]
    public void Permissive_lets_callers_without_a_certificate_in()
    {
        bool IsOpen(string values) => Rendered.Of(values).Texts()["AuthorizationPolicy/demo"].Contains("rules: [{to: ", StringComparison.Ordinal);

        Assert.That((IsOpen("mesh-istio-permissive-values.yaml"), IsOpen("mesh-istio-values.yaml")), Is.EqualTo((true, false)));
    }

    [Test]
    public void A_write_is_repeated_only_when_it_never_reached_the_app()
    {
        var routes = At(Rendered.Of("mesh-istio-values.yaml").One("VirtualService", "demo"), "spec", "http");

        Assert.That(Text(routes, "0", "match", "0", "method", "regex"), Is.EqualTo("GET|HEAD|OPTIONS"));
        Assert.That(Text(routes, "0", "retries", "retryOn"), Does.Contain("5xx"));
        Assert.That(Text(routes, "1", "retries", "retryOn"), Is.EqualTo("connect-failure,refused-stream"));

        var linkerd = Rendered.Of("mesh-linkerd-values.yaml");
        Assert.That(Map(linkerd.One("HTTPRoute", "demo-reads"), "metadata", "annotations"), Contains.Key("retry.linkerd.io/http"));
        Assert.That(Map(linkerd.One("HTTPRoute", "demo-writes"), "metadata", "annotations"), Is.Empty);
    }

    [Test]
    public void The_kubelet_reaches_every_probe_of_a_strict_Linkerd()
    {
        var rendered = Rendered.Of("mesh-linkerd-values.yaml", "--set", "probes.startup.path=/start,probes.readiness.path=/ready,probes.liveness.path=/alive");
        var open = ((YamlSequence)At(rendered.One("HTTPRoute", "demo-open"), "spec", "rules", "0", "matches")!).Items.Select(static match => Text(match, "path", "value"));

        Assert.That(open, Is.EqualTo(new[] { "/start", "/ready", "/alive", "/metrics" }));
        Assert.That(Text(rendered.One("AuthorizationPolicy", "demo-open"), "spec", "requiredAuthenticationRefs", "0", "kind"), Is.EqualTo("NetworkAuthentication"));
        Assert.That(Text(rendered.One("Server", "demo"), "spec", "accessPolicy"), Is.EqualTo("deny"));
    }

    [Test]
    public void Ports_of_services_outside_the_cluster_pass_by_the_proxy() =>
        Assert.That(Map(Rendered.Of("mesh-linkerd-permissive-values.yaml").One("Deployment", "demo"), "spec", "template", "metadata", "annotations").GetValueOrDefault("config.linkerd.io/skip-outbound-ports"), Is.EqualTo("6432"));
}
