using System.Reflection;
using Deploy.Core.Artifacts;

namespace Deploy.Core.Tests.Support;

/// <summary>Where things lie in the repository.</summary>
static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Cases => Path.Combine(Root, "tests", "cases");

    /// <summary>The files of sdk/content as the tasks hand them to Core.</summary>
    public static IReadOnlyDictionary<string, byte[]> ContentBytes { get; } = ReadTree(Path.Combine(Root, "sdk", "content"));

    public static ContentFiles Content { get; } = new(ContentBytes);

    /// <summary>UPDATE_CASES=1 (build/update-cases.sh) writes what is expected instead of comparing with it.</summary>
    public static bool Updates { get; } = Environment.GetEnvironmentVariable("UPDATE_CASES") == "1";

    /// <summary>All files below a folder: path from there with '/', and bytes; in ordinal order.</summary>
    public static IReadOnlyDictionary<string, byte[]> ReadTree(string folder)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        if (!Directory.Exists(folder))
            return files;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files.Add(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file));
        return files;
    }
}
