namespace Deploy.Content.Tests;

/// <summary>Every chart that a golden case gives, read by helm and against the schemas of Kubernetes.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ChartOfCaseTests
{
    static readonly string[] KubernetesVersions = ["1.29.0", "1.36.0"];

    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.ChartCases))]
    public void Helm_lint_has_nothing_to_say(string name)
    {
        var (chart, values) = Write(name);

        foreach (var file in values)
            Tool.Require("helm").Accept(null, ["lint", "--strict", chart, .. file]);
    }

    [TestCaseSource(typeof(GeneratedFiles), nameof(GeneratedFiles.ChartCases))]
    public void Kubernetes_accepts_it_and_the_restricted_profile_finds_nothing(string name)
    {
        var (chart, values) = Write(name);
        var helm = Tool.Require("helm");
        var validate = Tool.RequireShared("kube-validate/kube-validate.sh");

        foreach (var version in KubernetesVersions)
        {
            foreach (var file in values)
            {
                var rendered = helm.Accept(null, ["template", "release", chart, "--namespace", "apps", "--kube-version", version, .. file]);
                var path = Path.Combine(chart, "..", $"{name}-{version}{Path.GetFileName(file.LastOrDefault())}.rendered.yaml");
                File.WriteAllText(path, rendered);
                validate.Accept(null, ["--restricted", "--kube", version[..^2], .. Exceptions(name), path]);
            }
        }
    }

    // What a case shows on purpose, or what the validator has no schema for; each with its reason.
    static string[] Exceptions(string name) => name switch
    {
        // Their specs switch these off, which is what the cases are about (DEPLOY0305, DEPLOY0306).
        "writable-root" => ["--skip", "read-only-root"],
        "no-network-policy" => ["--skip", "network-policy"],
        // A worker of unknown kind has no health check that could be known here; DEPLOY's own probes come with the frameworks' workers.
        "workers" or "django" or "rails" or "environments-merge" => ["--skip", "liveness-probe,readiness-probe"],
        _ => [],
    };

    static (string Chart, IReadOnlyList<string[]> Values) Write(string name)
    {
        var helm = Path.Combine(GeneratedFiles.Write(name), "helm");
        var chart = Directory.GetDirectories(helm).Single();
        var environments = Directory.GetFiles(chart, "values-*.yaml").Order(StringComparer.Ordinal).Select(static file => new[] { "-f", file });
        return (chart, [[], .. environments]);
    }
}
