using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests.Matrices;

/// <summary>One rendering that a matrix asks for.</summary>
/// <param name="Name">Name of the file, and of the namespace: one word.</param>
/// <param name="Chart">Folder of the chart.</param>
/// <param name="Versions">Versions of Kubernetes.</param>
/// <param name="Values">Arguments that name the values files.</param>
sealed record ChartRendering(string Name, string Chart, IReadOnlyList<string> Versions, IReadOnlyList<string> Values);

/// <summary>
/// Many renderings by helm, and one call of kube-validate for each version of Kubernetes over all of them: a call takes a second before it
/// reads the first file. Each lies in a namespace of its own, so that none is a second one of another.
/// </summary>
sealed partial class ChartRun
{
    readonly ConcurrentDictionary<string, ConcurrentQueue<string>> findings = new(StringComparer.Ordinal);
    int count;

    /// <summary>Number of renderings that helm and kube-validate have read.</summary>
    public int Count => count;

    /// <summary>Lints, renders and validates.</summary>
    /// <param name="name">Name of the matrix.</param>
    /// <param name="renderings">What is rendered.</param>
    public static ChartRun Of(string name, IReadOnlyList<ChartRendering> renderings)
    {
        var run = new ChartRun();
        var helm = Tool.Require("helm");
        var validate = Tool.RequireShared("kube-validate/kube-validate.sh");
        var folder = Path.Combine(Repository.Root, "artifacts", "matrix", name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var versions = renderings.SelectMany(static item => item.Versions).Distinct(StringComparer.Ordinal).ToList();
        foreach (var version in versions)
            Directory.CreateDirectory(Path.Combine(folder, version));
        Parallel.ForEach(renderings, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, item => run.Render(helm, folder, item));
        Parallel.ForEach(versions, version => run.Validate(validate, Path.Combine(folder, version), version));
        return run;
    }

    /// <summary>What the tools have against a rendering: lines that begin with <c>helm:</c>, or with a version, kind and name.</summary>
    public IReadOnlyList<string> FindingsOf(string name) => findings.TryGetValue(name, out var found) ? found.ToList() : [];

    void Render(Tool helm, string folder, ChartRendering item)
    {
        // Lint and template read the same files; what one refuses needs not be heard from the other.
        var (exitCode, output, error) = helm.Run(null, ["lint", "--strict", item.Chart, .. item.Values]);
        if (exitCode != 0)
        {
            Add(item.Name, $"helm: {output}{error}");
            return;
        }

        foreach (var version in item.Versions)
        {
            (exitCode, output, error) = helm.Run(null, ["template", "shop", item.Chart, "--namespace", item.Name, "--kube-version", $"{version}.0", .. item.Values]);
            if (exitCode == 0)
                File.WriteAllText(Path.Combine(folder, version, $"{item.Name}.yaml"), output);
            else
                Add(item.Name, $"helm: {error}");
        }
    }

    void Validate(Tool validate, string folder, string version)
    {
        var (_, output, error) = validate.Run(folder, "--restricted", "--no-warnings", "--summary", "--kube", version, ".");
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Finding().Match(line) is { Success: true } match)
                Add(match.Groups["file"].Value, $"{version} {match.Groups["what"].Value}");
        }

        Assert.That(output, Does.Contain($"Kubernetes {version}"), $"kube-validate did not come to its end.\n{error}");
        Interlocked.Add(ref count, Directory.GetFiles(folder).Length);
    }

    void Add(string name, string finding) => findings.GetOrAdd(name, static _ => new ConcurrentQueue<string>()).Enqueue(finding);

    [GeneratedRegex(@"^(\./)?(?<file>[a-z0-9-]+)\.yaml:[0-9]+ (?<what>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Finding();
}
