namespace Deploy.Tasks.EditorConfig;

/// <summary>
/// What <c>.editorconfig</c> says of the severity of our codes in deployment.yaml. The C# compiler asks it only for places in C# code,
/// and a project without C# has no compiler to ask.
/// </summary>
static class EditorConfigSeverities
{
    const string CategoryKey = "dotnet_analyzer_diagnostic.category-Deploy.severity";

    static readonly string[] Known = ["error", "warning", "suggestion", "silent", "none"];

    /// <summary>The severities that differ from the usual.</summary>
    /// <param name="files">In any order; those that are not in the spec's folder or above it count for nothing.</param>
    /// <param name="specPath">Absolute path of the spec; either separator.</param>
    /// <param name="codes">The codes there are; a category means all of them.</param>
    /// <returns>Code → error, warning, suggestion, silent or none. A code that is not in it keeps its own severity.</returns>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<EditorConfigFile> files, string specPath, IEnumerable<string> codes)
    {
        var entries = Entries(files, specPath.Replace('\\', '/'));
        entries.TryGetValue(CategoryKey, out var category);
        var severities = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            // As in the compiler: the code's own key, wherever it stands, before that of the category.
            var severity = entries.TryGetValue($"dotnet_diagnostic.{code}.severity", out var own) ? own : category;
            if (severity is not null && Array.IndexOf(Known, severity) >= 0)
                severities.Add(code, severity);
        }

        return severities;
    }

    // Keys and their last values in small letters. From the outermost file inwards, so that the nearest has the last word.
    static Dictionary<string, string> Entries(IEnumerable<EditorConfigFile> files, string spec)
    {
        var entries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in files.Where(file => IsAbove(file.Folder, spec)).OrderBy(static file => file.Folder.Length))
        {
            if (file.IsRoot)
                entries.Clear();
            foreach (var entry in file.EntriesFor(spec.Substring(file.Folder.Length)))
                entries[entry.Key] = entry.Value.ToLowerInvariant();
        }

        return entries;
    }

    // Windows gives one drive now as 'C:', now as 'c:'.
    static bool IsAbove(string folder, string spec) => spec.StartsWith(
        folder, Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
