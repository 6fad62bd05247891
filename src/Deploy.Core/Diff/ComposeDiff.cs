namespace Deploy.Core.Diff;

/// <summary>The compose files: one server, each environment on one server, the laptop.</summary>
static class ComposeDiff
{
    const string Folder = "docker";

    const string Production = "production";

    /// <summary>Compose files that both have: part, environment and path.</summary>
    public static IEnumerable<(string Part, string Environment, string Path)> Files(OutputTree before, OutputTree after)
    {
        var names = after.Environments(Folder, "compose.").Where(name => before.Files.ContainsKey($"{Folder}/compose.{name}.yaml")).ToList();
        foreach (var name in names.OrderBy(static name => name != Production).ThenBy(static name => name, StringComparer.Ordinal))
            yield return ("server", name == Production ? "" : name, $"{Folder}/compose.{name}.yaml");
        const string laptop = Folder + "/compose.yaml";
        if (before.Files.ContainsKey(laptop) && after.Files.ContainsKey(laptop))
            yield return ("laptop", "", laptop);
    }

    /// <summary>What a file is to a person.</summary>
    public static string Title(string part, string environment, string path) => part == "laptop" ? $"Laptop ({path})"
        : environment.Length > 0 ? $"One server, environment {environment} ({path})"
        : $"One server ({path})";

    public static void Add(List<DiffGroup> groups, ISet<string> said, OutputTree before, OutputTree after)
    {
        var wording = new Wording(Phrases.Compose, static _ => null);
        IReadOnlyList<DataChange> everywhere = [];
        foreach (var (part, environment, path) in Files(before, after))
        {
            if (before.Data(path) is not { } one || after.Data(path) is not { } other)
                continue;
            said.Add(path);
            var changes = TreeDiff.Between(one, other);
            if (part == "server" && environment.Length == 0)
                everywhere = changes;
            // What changes on the server everywhere is said once.
            else if (part == "server")
                changes = changes.Where(change => !everywhere.Any(change.IsSameAs)).ToList();
            if (changes.Count > 0)
                groups.Add(new DiffGroup(Title(part, environment, path), part, environment, wording.Say(changes)));
        }
    }
}
