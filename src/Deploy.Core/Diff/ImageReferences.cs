using Deploy.Core.Emit.Data;

namespace Deploy.Core.Diff;

/// <summary>In values.yaml an image is a map; to a person repository, tag and digest are one thing.</summary>
static class ImageReferences
{
    static readonly string[] Parts = ["repository", "tag", "digest"];

    /// <summary>The changes with those of one image's parts made one.</summary>
    public static IReadOnlyList<DataChange> Join(IReadOnlyList<DataChange> changes, DataMap before, DataMap after)
    {
        var joined = new List<DataChange>();
        foreach (var change in changes)
        {
            var count = change.Path.Count;
            if (count < 2 || change.Path[count - 2] != "image" || !Parts.Contains(change.Path[count - 1], StringComparer.Ordinal))
            {
                joined.Add(change);
                continue;
            }

            var path = change.Path.Take(count - 1).ToList();
            if (!joined.Exists(other => other.Path.SequenceEqual(path, StringComparer.Ordinal)))
                joined.Add(new DataChange(path, Reference(DataPath.Find(before, path)), Reference(DataPath.Find(after, path))));
        }

        return joined;
    }

    static DataNode? Reference(DataNode? image) => image is DataMap map
        ? new DataScalar($"{Text(map, "repository")}{Behind(":", Text(map, "tag"))}{Behind("@", Text(map, "digest"))}")
        : null;

    static string Behind(string sign, string text) => text.Length > 0 ? sign + text : "";

    static string Text(DataMap map, string key) => (map[key] as DataScalar)?.Value as string ?? "";
}
