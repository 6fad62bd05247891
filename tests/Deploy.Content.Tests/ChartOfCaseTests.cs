using Deploy.Core.Tests.Support;

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

        foreach (var version in KubernetesVersions.Where(version => IsSupported(chart, version)))
        {
            foreach (var file in values)
            {
                var rendered = helm.Accept(null, ["template", "release", chart, "--namespace", "apps", "--kube-version", version, .. file]);
                var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "rendered")).FullName, $"{name}-{version}-{Path.GetFileName(file.LastOrDefault())}.yaml");
                File.WriteAllText(path, rendered);
                // The validator has no schema of the Barman Cloud plugin's ObjectStore; kinds it knows are checked as ever.
                string[] schemas = rendered.Contains("barmancloud.cnpg.io", StringComparison.Ordinal) ? ["--ignore-missing-schemas"] : [];
                // What a worker does when it is well is not known: the spec has no key for it, so the chart gives it no probes.
                string[] workers = rendered.Contains("component: worker-", StringComparison.Ordinal) ? ["--skip", "probe-liveness,probe-readiness"] : [];
                validate.Accept(null, ["--restricted", "--kube", version[..^2], .. schemas, .. workers, .. Exceptions(name), path]);
            }
        }
    }

    // A spec may ask for a newer Kubernetes than the oldest we support.
    static bool IsSupported(string chart, string version) =>
        !File.ReadAllText(Path.Combine(chart, "Chart.yaml")).Contains("kubeVersion: \">=1.30", StringComparison.Ordinal) || version != KubernetesVersions[0];

    // What a case shows on purpose, or what the validator has no schema for; each with its reason.
    static string[] Exceptions(string name) => name switch
    {
        // Their specs switch these off, which is what the cases are about (DEPLOY0305, DEPLOY0306).
        "writable-root" => ["--skip", "read-only-root"],
        // A program without a web server: nothing can ask it how it is.
        "worker-service-in-kubernetes" or "solution-store" or "metrics-of-a-program-without-requests" => ["--skip", "probe-liveness,probe-readiness"],
        "no-network-policy" => ["--skip", "network-policy"],
        _ => [],
    };

    /// <summary>The chart of a case, and the arguments with which helm is to render it.</summary>
    internal static (string Chart, IReadOnlyList<string[]> Values) Write(string name)
    {
        var helm = Path.Combine(GeneratedFiles.Write(name), "helm");
        var chart = Directory.GetDirectories(helm).Single();
        var environments = Directory.GetFiles(chart, "values-*.yaml").Order(StringComparer.Ordinal).Select(static file => new[] { "-f", file });
        // What a person has to put in before the first install: ids of the cloud, sealed values.
        var filled = Path.Combine(Repository.Cases, name, "filled-values.yaml");
        string[] also = File.Exists(filled) ? ["-f", filled] : [];
        return (chart, [also, .. environments.Select(values => (string[])[.. also, .. values])]);
    }
}
