using static Deploy.Content.Tests.Rendered;

namespace Deploy.Content.Tests;

/// <summary>What the chart promises about how a new version takes over.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReleaseChartTests
{
    static readonly string[] Workloads = ["Deployment", "Rollout", "StatefulSet"];

    static readonly string[] Strategies =
    [
        "base-values.yaml", "colors-values.yaml", "colors-first-values.yaml", "colors-gradual-nginx-values.yaml", "argo-bluegreen-values.yaml",
        "argo-canary-istio-values.yaml", "argo-canary-linkerd-values.yaml", "flagger-nginx-values.yaml", "flagger-istio-values.yaml",
    ];

    [Test]
    public void Switching_the_color_changes_the_selectors_of_the_two_Services_and_nothing_else()
    {
        var green = Rendered.Of("colors-values.yaml").Texts();
        var blue = Rendered.Of("colors-values.yaml", "--set", "release.activeColor=blue").Texts();

        Assert.That(green.Keys, Is.EqualTo(blue.Keys));
        Assert.That(green.Where(entry => blue[entry.Key] != entry.Value).Select(static entry => entry.Key), Is.EqualTo(new[] { "Service/demo", "Service/demo-preview" }));
        Assert.That(blue["Service/demo"].Replace("release-color: blue", "release-color: green", StringComparison.Ordinal), Is.EqualTo(green["Service/demo"]));
    }

    [Test]
    public void A_new_version_beside_the_active_color_leaves_the_active_pods_alone()
    {
        var before = Rendered.Of("colors-values.yaml").Texts();
        var after = Rendered.Of("colors-values.yaml", "--set", "release.blue.tag=1.2.4,image.tag=1.2.4").Texts();

        Assert.That(after["Deployment/demo-green"], Is.EqualTo(before["Deployment/demo-green"]));
        Assert.That(after["Deployment/demo-blue"], Does.Contain("ghcr.io/example/demo:1.2.4").And.Contain("app.kubernetes.io/version: 1.2.4"));
    }

    [Test]
    public void Each_colour_runs_its_own_image_whatever_digest_the_chart_names()
    {
        var texts = Rendered.Of("colors-values.yaml", "--set", "image.digest=sha256:" + new string('a', 64) + ",release.blue.tag=1.2.4,release.blue.digest=,release.green.tag=1.2.3").Texts();

        Assert.That(texts["Deployment/demo-blue"], Does.Contain("image: ghcr.io/example/demo:1.2.4").And.Not.Contain("@sha256"));
        Assert.That(texts["Deployment/demo-green"], Does.Contain("image: ghcr.io/example/demo:1.2.3").And.Not.Contain("@sha256"));
    }

    [TestCase("an upgrade must say which colour gets the traffic")]
    [TestCase("an upgrade must say which image the active colour runs", "--set", "release.activeColor=blue")]
    public void An_upgrade_that_leaves_the_active_color_open_is_refused(string reason, params string[] more)
    {
        var (exitCode, _, error) = Tool.Require("helm").Run(null, ["template", "demo", ChartContentTests.ContentChart, "-f", ChartContentTests.ValuesFile("colors-first-values.yaml"), "--kube-version", "1.33.0", "--is-upgrade", .. more]);

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain(reason));
    }

    [Test]
    public void An_upgrade_that_names_the_color_and_its_image_is_rendered() =>
        Assert.That(Rendered.Of("colors-first-values.yaml", "--is-upgrade", "--set", "release.activeColor=blue,release.blue.tag=1.2.3").Kinds("Deployment").Count(), Is.EqualTo(2));

    [TestCaseSource(nameof(Strategies))]
    public void A_new_version_changes_no_selector(string values)
    {
        var before = Rendered.Of(values);
        var after = Rendered.Of(values, "--set", "image.tag=9.9.9,replicaCount=7,release.steps[0].weight=20,release.steps[0].seconds=60,release.steps[0].errorRate=0.1");

        Assert.That(Selectors(after), Is.EqualTo(Selectors(before)));
    }

    [TestCaseSource(nameof(Strategies))]
    public void Every_selector_chooses_its_own_pods(string values)
    {
        foreach (var workload in Rendered.Of(values).Kinds(Workloads))
            Assert.That(Chooses(Map(workload, "spec", "selector", "matchLabels"), Map(workload, "spec", "template", "metadata", "labels")), Text(workload, "metadata", "name"));
    }

    [TestCaseSource(nameof(Strategies))]
    public void The_autoscaler_has_its_workload_and_no_pod_has_two_budgets(string values)
    {
        var rendered = Rendered.Of(values, "--set", "autoscaling.enabled=true");

        foreach (var autoscaler in rendered.Kinds("HorizontalPodAutoscaler"))
        {
            var target = rendered.One(Text(autoscaler, "spec", "scaleTargetRef", "kind")!, Text(autoscaler, "spec", "scaleTargetRef", "name")!);
            Assert.That(Text(target, "apiVersion"), Is.EqualTo(Text(autoscaler, "spec", "scaleTargetRef", "apiVersion")));
            Assert.That(At(target, "spec", "replicas"), Is.Null, "The autoscaler owns the number.");
        }

        foreach (var workload in rendered.Kinds(Workloads))
        {
            var labels = Map(workload, "spec", "template", "metadata", "labels");
            Assert.That(rendered.Kinds("PodDisruptionBudget").Count(budget => Chooses(Map(budget, "spec", "selector", "matchLabels"), labels)), Is.LessThan(2), Text(workload, "metadata", "name"));
        }
    }

    [Test]
    public void A_canary_ends_at_its_threshold_and_names_the_pods_on_trial()
    {
        var rendered = Rendered.Of("argo-canary-istio-values.yaml");
        var steps = At(rendered.One("Rollout", "demo"), "spec", "strategy", "canary", "steps");
        var metric = At(rendered.One("AnalysisTemplate", "demo-requests"), "spec", "metrics", "0");

        Assert.That(Text(steps, "0", "setWeight"), Is.EqualTo("10"));
        Assert.That(Text(steps, "1", "analysis", "args", "0", "value"), Is.EqualTo("0.01"));
        Assert.That(Text(steps, "1", "analysis", "args", "1", "value"), Is.EqualTo("10"), "600 s, one check a minute");
        Assert.That(Text(metric, "failureLimit"), Is.EqualTo("1"), "The second failed check ends it.");
        Assert.That(Text(metric, "provider", "prometheus", "query"), Does.Contain("destination_service_name=\"demo-canary\"").And.Contain("or vector(0)"));
    }

    [TestCase("argo-canary-istio-values.yaml", "VirtualService")]
    [TestCase("argo-canary-gateway-values.yaml", "HTTPRoute")]
    [TestCase("argo-canary-linkerd-values.yaml", "HTTPRoute")]
    public void Before_a_release_all_traffic_goes_to_the_stable_version(string values, string kind)
    {
        var rendered = Rendered.Of(values).Texts();

        Assert.That(rendered.Where(entry => entry.Key.StartsWith($"{kind}/", StringComparison.Ordinal) && entry.Value.Contains("demo-canary", StringComparison.Ordinal)).Select(static entry => entry.Value),
            Is.Not.Empty.And.All.Contain("weight: 100").And.All.Contain("weight: 0"));
    }

    [Test]
    public void Flaggers_copy_of_the_pods_is_within_the_edges_of_the_original()
    {
        var rendered = Rendered.Of("flagger-nginx-values.yaml");
        var labels = Map(rendered.One("Deployment", "demo-app"), "spec", "template", "metadata", "labels");
        // Flagger replaces the value of the first of app, name, app.kubernetes.io/name in the selector.
        labels["app"] = "demo-primary";

        Assert.That(Chooses(Map(rendered.One("NetworkPolicy", "demo-ingress"), "spec", "podSelector", "matchLabels"), labels));
        Assert.That(Chooses(Map(rendered.One("PodDisruptionBudget", "demo"), "spec", "selector", "matchLabels"), labels));
        Assert.That(Chooses(Map(rendered.One("Service", "demo"), "spec", "selector"), labels));
        Assert.That(Chooses(Map(rendered.One("Deployment", "demo-app"), "spec", "selector", "matchLabels"), labels), Is.False);
    }

    [Test]
    public void Every_pod_is_read_once_by_Prometheus_whatever_its_version()
    {
        var rendered = Rendered.Of("colors-values.yaml");
        var chosen = Map(rendered.One("ServiceMonitor", "demo"), "spec", "selector", "matchLabels");
        var services = rendered.Kinds("Service").Where(service => Chooses(chosen, Map(service, "metadata", "labels"))).ToList();

        Assert.That(services, Has.Count.EqualTo(1));
        foreach (var deployment in new[] { "demo-blue", "demo-green" })
            Assert.That(Chooses(Map(services[0], "spec", "selector"), Map(rendered.One("Deployment", deployment), "spec", "template", "metadata", "labels")));
    }

    static List<string> Selectors(Rendered rendered) =>
        rendered.Kinds(Workloads).Select(static item => $"{Text(item, "metadata", "name")}: {string.Join(", ", Map(item, "spec", "selector", "matchLabels"))}").ToList();
}
