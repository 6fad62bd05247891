using System.Collections.Concurrent;
using System.Text;

namespace Deploy.Core.Artifacts;

/// <summary>The files of sdk/content, which are the same for every app. Of hundreds a deployment takes a few, so each is read when it is asked for.</summary>
/// <param name="paths">Paths with '/'.</param>
/// <param name="read">Gives the bytes of a path.</param>
public sealed class ContentFiles(IEnumerable<string> paths, Func<string, byte[]> read)
{
    readonly SortedSet<string> paths = new(paths, StringComparer.Ordinal);

    // Each chart of a solution takes the same files.
    readonly ConcurrentDictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>Files that are in memory already.</summary>
    public ContentFiles(IReadOnlyDictionary<string, byte[]> files)
        : this(files.Keys, path => files[path])
    {
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="InvalidOperationException">The package lacks the file.</exception>
    public string Text(string path) => texts.GetOrAdd(path, _ =>
        paths.Contains(path) ? Encoding.UTF8.GetString(read(path)) : throw new InvalidOperationException($"The package lacks content/{path}."));

    /// <summary>The files below a folder: path from that folder, and text. In ordinal order '0' comes right after '/'.</summary>
    public IEnumerable<(string Path, string Text)> Below(string folder) =>
        paths.GetViewBetween(folder + "/", folder + "0").Select(path => (path.Substring(folder.Length + 1), Text(path)));
}
