using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Emit.Data;
using Deploy.Core.Yaml;

namespace Deploy.Core.Diff;

/// <summary>Output of Deploy.Sdk, earlier or to come, by path with '/'.</summary>
/// <param name="Files">Path in the output folder, and bytes.</param>
/// <param name="ChartOnly">It is a packed chart: nothing can be said of the rest.</param>
public sealed record OutputTree(IReadOnlyDictionary<string, byte[]> Files, bool ChartOnly = false)
{
    readonly Dictionary<string, DataMap?> read = new(StringComparer.Ordinal);

    /// <summary>What a build would write.</summary>
    public static OutputTree Of(ArtifactSet files) => new(files.ToDictionary(static file => file.Path, static file => file.Content, StringComparer.Ordinal));

    /// <summary>Folder of the chart, <c>helm/shop</c>; null when there is none.</summary>
    public string? ChartFolder => Files.Keys.Where(static path => path.StartsWith("helm/", StringComparison.Ordinal) && path.EndsWith("/Chart.yaml", StringComparison.Ordinal) && path.Split('/').Length == 3)
        .OrderBy(static path => path, StringComparer.Ordinal).Select(static path => path.Substring(0, path.LastIndexOf('/'))).FirstOrDefault();

    /// <summary>Names of the environments for which there is a file: <c>values-NAME.yaml</c>, <c>compose.NAME.yaml</c>.</summary>
    public IEnumerable<string> Environments(string folder, string start) =>
        Files.Keys.Select(path => NameIn(path, $"{folder}/{start}", ".yaml")).Where(static name => name.Length > 0 && name.IndexOf('/') < 0).OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>The data of a YAML file; null when it is not there, or is no map in YAML.</summary>
    public DataMap? Data(string path)
    {
        if (read.TryGetValue(path, out var known))
            return known;
        return read[path] = Files.TryGetValue(path, out var bytes) && YamlReader.Read(TextCheck.Decode(path, bytes), new DiagnosticBag()) is YamlMapping root
            ? (DataMap)NodeData.Of(root)
            : null;
    }

    /// <summary>The text of a file; empty when it is not there.</summary>
    public string Text(string path) => Files.TryGetValue(path, out var bytes) ? TextCheck.Decode(path, bytes).Content : "";

    static string NameIn(string path, string start, string end) =>
        path.Length > start.Length + end.Length && path.StartsWith(start, StringComparison.Ordinal) && path.EndsWith(end, StringComparison.Ordinal)
            ? path.Substring(start.Length, path.Length - start.Length - end.Length)
            : "";
}
