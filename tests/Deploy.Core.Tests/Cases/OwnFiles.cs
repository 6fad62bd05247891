using System.Text;
using Deploy.Core.Artifacts;
using Deploy.Core.Tests.Support;

namespace Deploy.Core.Tests.Cases;

/// <summary>What of an output is worth a look: the rest are copies of content.</summary>
static class OwnFiles
{
    /// <summary>The generated files that are no copies of content, and the manifest with a word for each hash of a copy.</summary>
    public static IReadOnlyDictionary<string, byte[]> Of(ArtifactSet all)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var copies = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in all)
        {
            if (CopyOf(file) is { } source)
                copies.Add(file.Path, source);
            else
                files.Add(file.Path, file.Content);
        }

        var lines = Encoding.UTF8.GetString(files[Manifest.FileName]).Split('\n').Select(line =>
            line.Split('\t') is [_, var path, ..] fields && copies.TryGetValue(path, out var source) ? string.Join('\t', [$"copy of content/{source}", .. fields[1..]]) : line);
        files[Manifest.FileName] = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        return files;
    }

    static string? CopyOf(Artifact file)
    {
        var name = ChartName(file.Path);
        var text = Encoding.UTF8.GetString(file.Content);
        return ByName[file.Path == "docker/.dockerignore" ? "Dockerfile.dockerignore" : Path.GetFileName(file.Path)]
            .FirstOrDefault(content => (name.Length == 0 ? content.Text : content.Text.Replace("__chart__", name, StringComparison.Ordinal)) == text).Path;
    }

    // Every module has a main.tf: the texts are decoded once.
    static readonly ILookup<string, (string Path, string Text)> ByName =
        Repository.ContentBytes.ToLookup(static content => Path.GetFileName(content.Key), static content => (content.Key, Encoding.UTF8.GetString(content.Value)), StringComparer.Ordinal);

    // The content's __chart__: the folder below helm/, or below charts/ of an umbrella chart.
    static string ChartName(string path) => path.Split('/') switch
    {
        ["helm", _, "charts", var name, ..] => name,
        ["helm", var name, ..] => name,
        _ => "",
    };
}
