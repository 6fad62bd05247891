using System.Collections.Concurrent;
using System.Text;

namespace Deploy.Core.Artifacts;

/// <summary>The files of sdk/content, which are the same for every app: path with '/', and bytes.</summary>
public sealed class ContentFiles(IEnumerable<KeyValuePair<string, byte[]>> files)
{
    readonly SortedDictionary<string, byte[]> files = new(files.ToDictionary(static file => file.Key, static file => file.Value, StringComparer.Ordinal), StringComparer.Ordinal);

    // Each chart of a solution takes the same files.
    readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>The text of a file.</summary>
    /// <exception cref="InvalidOperationException">The package lacks the file.</exception>
    public string Text(string path) => texts.GetOrAdd(path, _ =>
        files.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : throw new InvalidOperationException($"The package lacks content/{path}."));

    /// <summary>The files below a folder: path from that folder, and text.</summary>
    public IEnumerable<(string Path, string Text)> Below(string folder) =>
        files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(path => (path.Substring(folder.Length + 1), Text(path)));
}
