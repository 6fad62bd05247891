using Deploy.Core.Artifacts;

namespace Deploy.Core.Diff;

/// <summary>Files that came, went, or changed otherwise than in words.</summary>
static class FileDiff
{
    public static IReadOnlyList<FileChange> Between(OutputTree before, OutputTree after, ISet<string> said)
    {
        var earlier = ByLaterPath(before, after);
        var paths = earlier.Keys.Union(after.Files.Keys, StringComparer.Ordinal)
            // The hashes of all other files say nothing new.
            .Where(path => path != Manifest.FileName && (!before.ChartOnly || path.StartsWith("helm/", StringComparison.Ordinal)))
            .OrderBy(static path => path, StringComparer.Ordinal);
        return paths.Select(path => Of(path, earlier.TryGetValue(path, out var source) ? before : null, source ?? "", after, said)).OfType<FileChange>().ToList();
    }

    static FileChange? Of(string path, OutputTree? before, string source, OutputTree after, ISet<string> said)
    {
        var text = after.Text(path);
        if (before is null)
            return new FileChange(path, "added", LineCount.Of(text), 0);
        if (!after.Files.TryGetValue(path, out var bytes))
            return new FileChange(path, "removed", 0, LineCount.Of(before.Text(source)));
        if (before.Files[source].SequenceEqual(bytes))
            return null;
        // Data that differs is said in words; where only comments do, this line is all there is.
        if (said.Contains(path) && (before.Data(source), after.Data(path)) is ({ } one, { } other) && !one.SameAs(other))
            return null;
        var (added, removed) = LineCount.Between(before.Text(source), text);
        return new FileChange(path, "changed", added, removed);
    }

    // A chart of another name is in another folder, and is the same chart.
    static Dictionary<string, string> ByLaterPath(OutputTree before, OutputTree after)
    {
        var (from, to) = (before.ChartFolder, after.ChartFolder);
        return before.Files.Keys.ToDictionary(
            path => from is not null && to is not null && path.StartsWith(from + "/", StringComparison.Ordinal) ? to + path.Substring(from.Length) : path, static path => path, StringComparer.Ordinal);
    }
}
