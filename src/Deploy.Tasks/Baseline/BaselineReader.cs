using System.IO.Compression;
using Deploy.Core.Artifacts;
using Deploy.Core.Diff;
using Deploy.Tasks.Output;

namespace Deploy.Tasks.Baseline;

/// <summary>Earlier output to compare with.</summary>
/// <param name="Tree">Its files.</param>
/// <param name="Description">What it is, in words.</param>
sealed record BaselineOutput(OutputTree Tree, string Description);

/// <summary>Reads earlier output: a folder, a chart or a package.</summary>
static class BaselineReader
{
    /// <param name="path">Absolute path.</param>
    /// <param name="display">The same as messages shall show it.</param>
    /// <exception cref="InvalidDataException">It holds no output; the message ends the sentence that begins with its name.</exception>
    public static BaselineOutput Read(string path, string display)
    {
        if (Directory.Exists(path))
            return ReadFolder(path, display);
        if (!File.Exists(path))
            throw new InvalidDataException("does not exist.");
        using var file = File.OpenRead(path);
        if (path.EndsWith(".nupkg", StringComparison.OrdinalIgnoreCase))
            return ReadPackage(file, display);
        if (path.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase))
            return new BaselineOutput(Chart(file), $"the chart {display} (docker/ is not in it, and is not compared)");
        throw new InvalidDataException("is no folder, no .tgz and no .nupkg.");
    }

    /// <summary>The output of the last build.</summary>
    public static BaselineOutput ReadOutput(string path, string display) => Directory.Exists(path)
        ? ReadFolder(path, display) with { Description = $"what lies in {display}, the output of the last build" }
        : throw new InvalidDataException("is not there: nothing was built yet.");

    static BaselineOutput ReadFolder(string path, string display)
    {
        var folder = new OutputFolder(path);
        if (File.Exists(folder.PathOf("Chart.yaml")))
        {
            var chart = FolderReader.ReadFiles(path);
            return new BaselineOutput(new OutputTree(chart.ToDictionary(static file => $"helm/chart/{file.Key}", static file => file.Value, StringComparer.Ordinal), ChartOnly: true),
                $"the chart in {display} (docker/ is not in it, and is not compared)");
        }

        var listed = folder.ReadManifest();
        var files = listed.Count > 0
            ? listed.Keys.Append(Manifest.FileName).Where(name => folder.FindLink(name) is null && File.Exists(folder.PathOf(name))).ToDictionary(static name => name, name => File.ReadAllBytes(folder.PathOf(name)), StringComparer.Ordinal)
            : FolderReader.ReadFiles(path).ToDictionary(static file => file.Key, static file => file.Value, StringComparer.Ordinal);
        return files.Keys.Any(static name => name.StartsWith("docker/", StringComparison.Ordinal) || name.StartsWith("helm/", StringComparison.Ordinal))
            ? new BaselineOutput(new OutputTree(files), $"the output in {display}")
            : throw new InvalidDataException("holds no output of Deploy.Sdk: no docker/, no helm/ and no Chart.yaml.");
    }

    // `dotnet pack` puts the chart into deploy/.
    static BaselineOutput ReadPackage(Stream file, string display)
    {
        using var package = new ZipArchive(file, ZipArchiveMode.Read);
        var entry = package.Entries.FirstOrDefault(static entry => entry.FullName.StartsWith("deploy/", StringComparison.Ordinal) && entry.FullName.EndsWith(".tgz", StringComparison.Ordinal))
            ?? throw new InvalidDataException("has no chart in its folder deploy/.");
        using var chart = entry.Open();
        return new BaselineOutput(Chart(chart), $"the chart {Uri.UnescapeDataString(entry.Name)} in {display} (docker/ is not in it, and is not compared)");
    }

    static OutputTree Chart(Stream archive)
    {
        var files = TarGzip.Read(archive);
        return files.Keys.Any(static name => name.EndsWith("/Chart.yaml", StringComparison.Ordinal) && name.Split('/').Length == 2)
            ? new OutputTree(files.ToDictionary(static file => $"helm/{file.Key}", static file => file.Value, StringComparer.Ordinal), ChartOnly: true)
            : throw new InvalidDataException("is no chart: it has no Chart.yaml.");
    }
}
