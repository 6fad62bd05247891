using System.IO.Compression;

namespace Deploy.Benchmarks.Builds;

/// <summary>
/// An SDK package of the same shape that does nothing. Taking in any package by &lt;Sdk&gt; costs time in NuGet's resolver, and that time is not ours.
/// </summary>
static class EmptyPackage
{
    /// <summary>Id of the package; as long as ours.</summary>
    public const string Id = "Nought.Sdk";

    public static void Write(string folder, string version)
    {
        using var archive = ZipFile.Open(Path.Combine(folder, $"{Id}.{version}.nupkg"), ZipArchiveMode.Create);
        Add(archive, $"{Id}.nuspec", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata>
                <id>{Id}</id>
                <version>{version}</version>
                <authors>bench</authors>
                <description>Nothing.</description>
                <packageTypes><packageType name="MSBuildSdk" /></packageTypes>
              </metadata>
            </package>
            """);
        Add(archive, "Sdk/Sdk.props", "<Project />");
        Add(archive, "Sdk/Sdk.targets", "<Project />");
    }

    static void Add(ZipArchive archive, string path, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open());
        writer.Write(text);
    }
}
