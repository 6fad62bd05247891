using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>The chart of sdk/content by itself: values files that must work, values that the schema must refuse, guards that must speak.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ChartContentTests
{
    internal static readonly string Values = Path.Combine(Repository.Root, "tests", "Deploy.Content.Tests", "chart");

    /// <summary>The chart as an app has it, under the name demo.</summary>
    internal static readonly Lazy<string> Chart = new(WriteChart);

    /// <summary>Folder of the chart of sdk/content.</summary>
    internal static string ContentChart => Chart.Value;

    /// <summary>Path of a values file.</summary>
    internal static string ValuesFile(string file) => Path.Combine(Values, file);

    static IEnumerable<string> Good => Directory.GetFiles(Values, "*-values.yaml").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    static IEnumerable<string> Invalid => Names("invalid");

    static IEnumerable<string> Guards => Names("guards");

    [TestCaseSource(nameof(Good))]
    public void Values_render_for_every_supported_Kubernetes(string file)
    {
        var helm = Tool.Require("helm");
        var validate = Tool.RequireShared("kube-validate/kube-validate.sh");
        var path = Path.Combine(Values, file);
        helm.Accept(null, "lint", "--strict", Chart.Value, "-f", path);

        foreach (var version in new[] { "1.29.0", "1.33.0", "1.36.0" })
        {
            var rendered = Path.Combine(Path.GetDirectoryName(Chart.Value)!, $"{file}-{version}.rendered.yaml");
            File.WriteAllText(rendered, helm.Accept(null, "template", "demo", Chart.Value, "-f", path, "--namespace", "apps", "--kube-version", version));
            validate.Accept(null, ["--restricted", "--kube", version[..^2], .. Exceptions(file), rendered]);
        }
    }

    [TestCaseSource(nameof(Invalid))]
    public void The_schema_refuses_a_wrong_value(string file)
    {
        var (exitCode, _, error) = Tool.Require("helm").Run(null, "template", "demo", Chart.Value, "-f", Path.Combine(Values, "invalid", file), "--kube-version", "1.33.0");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain("values don't meet the specifications of the schema"));
    }

    [TestCaseSource(nameof(Guards))]
    public void A_guard_says_what_cannot_work(string file)
    {
        var path = Path.Combine(Values, "guards", file);
        var expected = File.ReadLines(path).First().TrimStart('#', ' ');

        var (exitCode, _, error) = Tool.Require("helm").Run(null, "template", "demo", Chart.Value, "-f", path, "--kube-version", "1.33.0");

        Assert.That(exitCode, Is.Not.Zero);
        Assert.That(error, Does.Contain(expected));
    }

    static IEnumerable<string> Names(string folder) => Directory.GetFiles(Path.Combine(Values, folder)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    static string[] Exceptions(string file) => file switch
    {
        // The validator has no schema of the Barman Cloud plugin's ObjectStore.
        "backup-plugin-values.yaml" => ["--ignore-missing-schemas"],
        // Switches the policies off, on purpose.
        "open-values.yaml" => ["--skip", "network-policy"],
        _ => [],
    };

    // values.yaml of the chart is base-values.yaml: the values files need only say what differs.
    static string WriteChart()
    {
        var chart = Path.Combine(Repository.Root, "artifacts", "chart-content", "demo");
        if (Directory.Exists(chart))
            Directory.Delete(chart, recursive: true);
        foreach (var (path, bytes) in Repository.ContentBytes.Where(static file => file.Key.StartsWith("helm/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(chart, path["helm/".Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, System.Text.Encoding.UTF8.GetString(bytes).Replace("__chart__", "demo", StringComparison.Ordinal));
        }

        File.WriteAllText(Path.Combine(chart, "Chart.yaml"), "apiVersion: v2\nname: demo\nversion: 1.2.3\nappVersion: 1.2.3\nkubeVersion: '>=1.29.0-0'\nicon: https://example.com/icon.svg\n");
        File.Copy(Path.Combine(Values, "base-values.yaml"), Path.Combine(chart, "values.yaml"));
        return chart;
    }
}
