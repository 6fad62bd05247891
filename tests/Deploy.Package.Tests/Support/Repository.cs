using System.Reflection;

namespace Deploy.Package.Tests.Support;

static class Repository
{
    /// <summary>Folder of the repository these tests were built in.</summary>
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The relative paths of the files of a folder, sorted, with '/'.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) => Folders.FilesOf(Path.Combine(Root, folder));
}
