using System.Collections;

namespace Deploy.Core.Artifacts;

/// <summary>All files of the output in ordinal order of their paths.</summary>
public sealed class ArtifactSet : IEnumerable<Artifact>
{
    readonly SortedDictionary<string, Artifact> files = new(StringComparer.Ordinal);

    /// <summary>How many files there are.</summary>
    public int Count => files.Count;

    /// <summary>The file of a path, or null.</summary>
    public Artifact? this[string path] => files.TryGetValue(path, out var file) ? file : null;

    /// <summary>Adds a file.</summary>
    /// <exception cref="ArgumentException">A file of that path is there already.</exception>
    public void Add(Artifact file) => files.Add(file.Path, file);

    /// <summary>Puts a file in the place of the one with its path, or adds it.</summary>
    public void Replace(Artifact file) => files[file.Path] = file;

    public IEnumerator<Artifact> GetEnumerator() => files.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
