using static Deploy.Content.Tests.Rendered;

namespace Deploy.Content.Tests;

/// <summary>What the chart promises about workers and feature flags.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WorkerChartTests
{
    [Test]
    public void A_worker_that_scales_says_no_number_of_pods()
    {
        Assert.That(Text(Rendered.Of("workers-scaled-values.yaml").One("Deployment", "demo-worker-celery"), "spec", "replicas"), Is.Null);
        Assert.That(Text(Rendered.Of("workers-values.yaml").One("Deployment", "demo-worker-celery"), "spec", "replicas"), Is.EqualTo("2"));
    }

    [Test]
    public void A_worker_has_one_autoscaler()
    {
        var rendered = Rendered.Of("workers-scaled-values.yaml");

        Assert.That(Targets(rendered, "ScaledObject"), Is.EqualTo(new[] { "demo-worker-celery", "demo-worker-mail" }));
        Assert.That(Targets(rendered, "HorizontalPodAutoscaler"), Is.EqualTo(new[] { "demo-worker-thumbnails" }));
    }

    [Test]
    public void KEDA_reaches_Redis_only_for_a_queue_in_it()
    {
        Assert.That(Rendered.Of("workers-scaled-values.yaml").Texts()["NetworkPolicy/demo-redis"], Does.Contain("kubernetes.io/metadata.name: keda"));
        Assert.That(Rendered.Of("workers-values.yaml").Texts()["NetworkPolicy/demo-redis"], Does.Not.Contain("keda"));
    }

    [Test]
    public void A_single_pod_has_no_budget_that_blocks_a_drain()
    {
        var budgets = Rendered.Of("workers-scaled-values.yaml").Texts().Keys.Where(static key => key.StartsWith("PodDisruptionBudget/demo-worker", StringComparison.Ordinal));

        Assert.That(budgets, Is.EqualTo(new[] { "PodDisruptionBudget/demo-worker-celery" }));
    }

    [Test]
    public void A_changed_flag_changes_its_file_and_no_pod()
    {
        var before = Rendered.Of("feature-flags-values.yaml").Texts();
        var after = Rendered.Of("feature-flags-values.yaml", "--set", "featureFlags.flags.new-checkout.defaultVariant=on").Texts();

        Assert.That(after.Where(entry => before[entry.Key] != entry.Value).Select(static entry => entry.Key), Is.EqualTo(new[] { "ConfigMap/demo-feature-flags" }));
    }

    [TestCase("demo")]
    [TestCase("demo-worker-mail")]
    public void App_and_workers_find_the_flags(string name)
    {
        var deployment = Rendered.Of("feature-flags-values.yaml").Texts()[$"Deployment/{name}"];

        Assert.That(deployment, Does.Contain("{name: FEATURE_FLAGS_FILE, value: /etc/feature-flags/flags.json}").And.Contain("mountPath: /etc/feature-flags").And.Not.Contain("subPath"));
    }

    static string?[] Targets(Rendered rendered, string kind) => rendered.Kinds(kind).Select(static item => Text(item, "spec", "scaleTargetRef", "name")).Where(static name => name != "demo").Order(StringComparer.Ordinal).ToArray();
}
