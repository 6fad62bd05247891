namespace Deploy.Tasks.Local;

/// <summary>The client and compose on this machine, and the engine that they talk to.</summary>
/// <param name="processes">Runs them.</param>
/// <param name="docker">The client.</param>
/// <param name="compose">Compose: the program, and its first arguments.</param>
/// <param name="project">What is started.</param>
sealed class LocalEngine(ChildProcesses processes, string docker, IReadOnlyList<string> compose, LocalProject project)
{
    /// <summary>Version of the engine.</summary>
    public string Version { get; init; } = "";

    /// <summary>Version of compose.</summary>
    public string ComposeVersion { get; init; } = "";

    /// <summary>Host name of an engine that is not on this machine; empty for this one.</summary>
    public string RemoteHost { get; init; } = "";

    /// <summary>How a person calls compose, in the folder of its files.</summary>
    public string ComposeCommand => string.Join(" ", compose.Select(Path.GetFileNameWithoutExtension));

    /// <summary>Runs compose on this project.</summary>
    public Outcome Compose(IEnumerable<string> files, IEnumerable<string> profiles, IEnumerable<string> arguments, Action<string>? onLine = null, Func<bool>? onTick = null)
    {
        // compose looks for .env beside its first file; both generations take these options before the command.
        var all = compose.Skip(1).Concat(["-p", project.Name]).Concat(files.SelectMany(static file => new[] { "-f", file }))
            .Concat(profiles.SelectMany(static profile => new[] { "--profile", profile })).Concat(arguments);
        return processes.Run(compose[0], all, project.Folder, onLine, onTick);
    }

    /// <summary>Runs the client.</summary>
    public Outcome Docker(params string[] arguments) => processes.Run(docker, arguments);

    /// <summary>All containers of the project, running or not.</summary>
    public IReadOnlyList<ContainerState> Containers()
    {
        var health = Docker("ps", "--all", "--no-trunc", "--filter", $"label=com.docker.compose.project={project.Name}", "--format", ContainerState.HealthFormat).Output;
        var ids = health.Select(static line => line.Split('|')[0].Trim()).Where(static id => id.Length > 0).ToList();
        // Not asked for its success: a container may be gone by now, and the others are told all the same.
        return ids.Count == 0 ? [] : ContainerState.Parse(health, Docker(["inspect", "--format", ContainerState.Format, .. ids]).Output);
    }

    /// <summary>Names of the project's volumes.</summary>
    public IReadOnlyList<string> Volumes() =>
        Docker("volume", "ls", "--quiet", "--filter", $"label=com.docker.compose.project={project.Name}").Output.Where(static line => line.Trim().Length > 0).OrderBy(static name => name, StringComparer.Ordinal).ToList();

    /// <summary>Names of the containers that publish a port.</summary>
    public string PublisherOf(string port) => string.Join(", ", Docker("ps", "--filter", $"publish={port}", "--format", "{{.Names}}").Output.Where(static line => line.Trim().Length > 0));

    /// <summary>The last lines that a container wrote.</summary>
    public IReadOnlyList<string> LastLines(string container, int count) => Docker("logs", "--tail", $"{count}", container).Both;

    /// <summary>What the last run of the health check wrote.</summary>
    public IReadOnlyList<string> HealthOutput(string container) =>
        Docker("inspect", "--format", "{{range .State.Health.Log}}{{println \"--- check\"}}{{println .Output}}{{end}}", container).Output
            .Reverse().TakeWhile(static line => line != "--- check").Reverse().Where(static line => line.Trim().Length > 0).ToList();
}
