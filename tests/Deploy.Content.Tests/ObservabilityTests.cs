namespace Deploy.Content.Tests;

/// <summary>The profile observability of the compose files.</summary>
public sealed class ObservabilityTests
{
    [TestCase("hello")]
    [TestCase("solution-one-server")]
    public void Promtool_accepts_what_Prometheus_is_started_with(string name)
    {
        var folder = Path.Combine(GeneratedFiles.Write(name), "docker", "observability");
        // As the container sees it.
        var config = File.ReadAllText(Path.Combine(folder, "prometheus.yml")).Replace("/etc/prometheus/targets/*.yaml", "targets/*.yaml", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "checked.yml"), config);

        var output = Tool.Require("promtool").Accept(folder, "check", "config", "checked.yml");

        Assert.Multiple(() =>
        {
            Assert.That(config, Does.Contain("  - targets/*.yaml"));
            Assert.That(output, Does.Contain("SUCCESS"));
        });
    }
}
