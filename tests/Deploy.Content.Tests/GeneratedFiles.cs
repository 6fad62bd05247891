using System.Collections.Concurrent;
using Deploy.Core.Tests.Cases;
using Deploy.Core.Tests.Support;

namespace Deploy.Content.Tests;

/// <summary>The output of the golden cases on disk, where the field's tools can read it.</summary>
static class GeneratedFiles
{
    static readonly ConcurrentDictionary<string, Lazy<string>> Written = new(StringComparer.Ordinal);

    /// <summary>Names of the cases from which files are generated.</summary>
    public static IEnumerable<string> Cases => GoldenCase.Good.Select(static item => item.Name);

    /// <summary>Names of the cases that have a chart.</summary>
    public static IEnumerable<string> ChartCases => GoldenCase.Good.Where(static item => item.Compilation.Files!.Any(static file => file.Path.StartsWith("helm/", StringComparison.Ordinal))).Select(static item => item.Name);

    /// <summary>Folder with the output of a case, written once for all tests of a run.</summary>
    public static string Write(string name) => Written.GetOrAdd(name, static key => new Lazy<string>(() => WriteNow(key))).Value;

    static string WriteNow(string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "cases", name, "src", "app", "obj", "deploy");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (var file in GoldenCase.Good.Single(item => item.Name == name).Compilation.Files!)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
            if (file.IsExecutable && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }
}
