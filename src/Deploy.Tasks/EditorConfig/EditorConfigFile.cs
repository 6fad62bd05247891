namespace Deploy.Tasks.EditorConfig;

/// <summary>One parsed <c>.editorconfig</c>, read as the C# compiler reads it.</summary>
sealed class EditorConfigFile
{
    readonly List<(EditorConfigGlob Glob, List<KeyValuePair<string, string>> Entries)> sections = new();

    /// <param name="path">Absolute path; either separator.</param>
    /// <param name="content">The whole text.</param>
    public EditorConfigFile(string path, string content)
    {
        var normalized = path.Replace('\\', '/');
        Folder = normalized.Substring(0, normalized.LastIndexOf('/') + 1);
        Parse(content);
    }

    /// <summary>Folder the file stands in, with '/' at its end.</summary>
    public string Folder { get; }

    /// <summary>Files in the folders above count for nothing.</summary>
    public bool IsRoot { get; private set; }

    /// <summary>Entries of the sections that hold for a file in or below <see cref="Folder"/>, in the order of the text.</summary>
    /// <param name="relativePath">Path from <see cref="Folder"/>, with '/'.</param>
    public IEnumerable<KeyValuePair<string, string>> EntriesFor(string relativePath) =>
        sections.Where(section => section.Glob.Matches(relativePath)).SelectMany(static section => section.Entries);

    void Parse(string content)
    {
        foreach (var raw in content.Split('\n'))
        {
            var line = WithoutComment(raw).Trim().TrimStart('\uFEFF');
            if (line.Length == 0)
                continue;
            if (line[0] == '[')
                // A header that is never closed matches nothing, nor do its entries fall to the section before.
                sections.Add((new EditorConfigGlob(line[line.Length - 1] == ']' ? line.Substring(1, line.Length - 2) : ""), new()));
            else
                AddEntry(line, line.IndexOfAny(['=', ':']));
        }
    }

    void AddEntry(string line, int separator)
    {
        if (separator <= 0)
            return;
        var key = line.Substring(0, separator).TrimEnd();
        var value = line.Substring(separator + 1).TrimStart();
        if (sections.Count > 0)
            sections[sections.Count - 1].Entries.Add(new(key, value));
        else if (key.Equals("root", StringComparison.OrdinalIgnoreCase))
            IsRoot = value.Equals("true", StringComparison.OrdinalIgnoreCase);
    }

    // '#' and ';' begin a comment anywhere, unless a backslash stands before them in a section's name.
    static string WithoutComment(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] is '#' or ';')
                return line.Substring(0, i);
        }

        return line;
    }
}
