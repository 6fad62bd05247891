namespace Deploy.Core.Plan;

/// <summary>Paths with '/' that are relative to a folder known by name only: nothing absolute ever gets into the output.</summary>
static class RelativePath
{
    /// <summary>A path without <c>.</c> and, where they can be resolved, without <c>..</c>.</summary>
    public static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[parts.Count - 1] != "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "."))
                parts.Add(part);
        }

        return string.Join("/", parts);
    }

    /// <summary>The path of <paramref name="target"/> seen from <paramref name="folder"/>; both are relative to the same place.</summary>
    public static string Between(string folder, string target)
    {
        var from = Split(folder);
        var to = Split(target);
        var common = 0;
        while (common < from.Length && common < to.Length && from[common] == to[common])
            common++;
        return string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }

    /// <summary>Whether a normalized path leads out of its folder.</summary>
    public static bool LeavesFolder(string path) => path == ".." || path.StartsWith("../", StringComparison.Ordinal);

    static string[] Split(string path) => Normalize(path) is { Length: > 0 } normal ? normal.Split('/') : [];
}
