using System.Collections.Concurrent;
using Deploy.Core.Artifacts;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Solution;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>The output of the golden cases on disk, where the field's tools can read it.</summary>
static class GeneratedFiles
{
    /// <summary>What each case gives, of one app and of several.</summary>
    static readonly SortedDictionary<string, ArtifactSet> Outputs = new(
        GoldenCase.Good.Select(static item => (item.Name, item.Compilation.Files!)).Concat(SolutionCase.All.Where(static item => item.Files is not null).Select(static item => ($"solution-{item.Name}", item.Files!)))
            .ToDictionary(static item => item.Item1, static item => item.Item2, StringComparer.Ordinal), StringComparer.Ordinal);

    static readonly ConcurrentDictionary<string, Lazy<string>> Written = new(StringComparer.Ordinal);

    /// <summary>Names of the cases from which files are generated.</summary>
    public static IEnumerable<string> Cases => Outputs.Keys;

    /// <summary>Names of the cases that have a chart.</summary>
    public static IEnumerable<string> ChartCases => Outputs.Where(static item => item.Value.Any(static file => file.Path.StartsWith("helm/", StringComparison.Ordinal))).Select(static item => item.Key);

    /// <summary>Paths of all files of a case.</summary>
    public static IEnumerable<string> Paths(string name) => Outputs[name].Select(static file => file.Path);

    /// <summary>Whether a case gives a file.</summary>
    public static bool Has(string name, string path) => Outputs[name][path] is not null;

    /// <summary>Folder with the output of a case, written once for all tests of a run.</summary>
    public static string Write(string name) => Written.GetOrAdd(name, static key => new Lazy<string>(() => WriteNow(key))).Value;

    static string WriteNow(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "cases", name, "src", "app", "obj", "deploy");
        Write(folder, Outputs[name]);
        return folder;
    }

    /// <summary>Writes an output's chart.</summary>
    /// <returns>Folder of the chart.</returns>
    public static string WriteChart(string folder, ArtifactSet files)
    {
        Write(folder, files.Where(static file => file.Path.StartsWith("helm/", StringComparison.Ordinal)));
        return Directory.GetDirectories(Path.Combine(folder, "helm")).Single();
    }

    static void Write(string folder, IEnumerable<Artifact> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
            if (file.IsExecutable && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
