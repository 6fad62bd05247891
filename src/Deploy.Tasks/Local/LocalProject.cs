namespace Deploy.Tasks.Local;

/// <summary>What lies in <c>docker/</c> of the output: compose.yaml and what stands beside it.</summary>
sealed class LocalProject
{
    /// <summary>The laptop's compose file.</summary>
    public const string File = "compose.yaml";

    /// <summary>Laid over it: the source is mounted, and reloaded when it changes.</summary>
    public const string WatchFile = "compose.watch.yaml";

    LocalProject(string folder, string name, IReadOnlyDictionary<string, string> variables, ComposeModel model, Redaction redaction)
    {
        Folder = folder;
        Name = name;
        Variables = variables;
        Model = model;
        Redaction = redaction;
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Name of the compose project.</summary>
    public string Name { get; }

    /// <summary>Those of .env, and over them those of the build.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>What compose.yaml says.</summary>
    public ComposeModel Model { get; }

    /// <summary>Hides values of secrets.</summary>
    public Redaction Redaction { get; }

    /// <summary>Whether there is a file to lay over compose.yaml.</summary>
    public bool CanWatch => System.IO.File.Exists(Path.Combine(Folder, WatchFile));

    /// <summary>What these files build: a file that is laid over another one may give a service an image of its own.</summary>
    /// <param name="files">Names of compose files.</param>
    public IEnumerable<string> Built(IEnumerable<string> files) =>
        files.SelectMany(file => ComposeModel.Read(System.IO.File.ReadAllText(Path.Combine(Folder, file)), Variables).Services).Where(static service => service.IsBuilt).Select(static service => service.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Reads the folder.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="environment">Variables of the build.</param>
    /// <returns>Null where there is no compose.yaml.</returns>
    public static LocalProject? Read(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var file = Path.Combine(folder, File);
        if (!System.IO.File.Exists(file))
            return null;
        var variables = DotEnv.Parse(Lines(folder, ".env"));
        foreach (var variable in environment)
            variables[variable.Key] = variable.Value;
        var name = variables.TryGetValue("COMPOSE_PROJECT_NAME", out var written) ? ProjectName(written) : "";
        if (name.Length == 0)
            name = ProjectName(Path.GetFileName(folder));
        return new LocalProject(folder, name, variables, ComposeModel.Read(System.IO.File.ReadAllText(file), variables), new Redaction(variables, Redaction.Names(Lines(folder, "secrets.list"))));
    }

    /// <summary>Profiles that start: those asked for, those of COMPOSE_PROFILES, and the workers.</summary>
    /// <param name="asked">The property DeployProfiles: names between ';' or ','.</param>
    public List<string> Profiles(string asked)
    {
        Variables.TryGetValue("COMPOSE_PROFILES", out var set);
        var workers = Model.Profiles.Where(static profile => profile == "workers");
        return $"{asked};{set}".Split(';', ',').Select(static profile => profile.Trim()).Where(static profile => profile.Length > 0).Concat(workers).Distinct(StringComparer.Ordinal).ToList();
    }

    // What compose makes of a name.
    static string ProjectName(string text) =>
        new string(text.ToLowerInvariant().Where(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_').ToArray()).TrimStart('-', '_');

    static string[] Lines(string folder, string file) => System.IO.File.Exists(Path.Combine(folder, file)) ? System.IO.File.ReadAllLines(Path.Combine(folder, file)) : [];
}
