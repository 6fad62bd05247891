using System.Globalization;
using System.Text.RegularExpressions;

namespace Deploy.Tasks.Local;

/// <summary>What the engine says of a container.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Service">Its service of compose.yaml.</param>
/// <param name="Status">created, running, restarting, paused, exited or dead.</param>
/// <param name="ExitCode">Of the last run; 0 while it runs.</param>
/// <param name="HealthStatus">starting, healthy, unhealthy, or empty without a health check.</param>
/// <param name="Restarts">How often the engine has started it again.</param>
/// <param name="OutOfMemory">It was ended because it took too much.</param>
/// <param name="Ports">Its TCP ports on the machine of the engine, each once.</param>
sealed record ContainerState(string Id, string Service, string Status, int ExitCode, string HealthStatus, int Restarts, bool OutOfMemory, IReadOnlyList<int> Ports)
{
    /// <summary>Template of <c>ps --format</c>: the health in words. (Templates of <c>inspect</c> fail in some clients where a container has none.)</summary>
    public const string HealthFormat = "{{.ID}}|{{.Status}}";

    /// <summary>Template of <c>inspect --format</c>: one line, of which <see cref="Parse"/> makes a state.</summary>
    public const string Format = """
        {{.Id}}|{{index .Config.Labels "com.docker.compose.service"}}|{{index .Config.Labels "com.docker.compose.oneoff"}}|{{.State.Status}}|{{.State.ExitCode}}|{{.RestartCount}}|{{.State.OOMKilled}}|{{range $port, $bindings := .NetworkSettings.Ports}}{{range $bindings}}{{.HostPort}}/{{$port}} {{end}}{{end}}
        """;

    // Restarting for the third time it will for the fourth.
    const int TooManyRestarts = 3;

    static readonly Regex PublishedTcp = new("^(?<port>[0-9]+)/[0-9]+/tcp$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>It runs, and whoever asks for its health hears that it is well; or it has done its work.</summary>
    public bool IsReady => Status == "exited" ? ExitCode == 0 : Status == "running" && HealthStatus is "" or "healthy";

    /// <summary>It ended with an error, or does so again and again.</summary>
    public bool HasEnded => (Status == "exited" && ExitCode != 0) || Status == "dead" || (Status == "restarting" && Restarts >= TooManyRestarts);

    /// <summary>It runs, but its health check fails.</summary>
    public bool IsUnhealthy => Status == "running" && HealthStatus == "unhealthy";

    /// <summary>Reads the lines that <see cref="HealthFormat"/> and <see cref="Format"/> give. Containers of `compose run` are left out, and so is what is no such line.</summary>
    public static IReadOnlyList<ContainerState> Parse(IEnumerable<string> healthLines, IEnumerable<string> lines)
    {
        var health = healthLines.Select(static line => line.Split('|')).Where(static cells => cells.Length == 2).GroupBy(static cells => cells[0], StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => Health(group.First()[1]), StringComparer.Ordinal);
        return lines.Select(line => ParseLine(line, health)).OfType<ContainerState>().ToList();
    }

    // "Up 3 seconds (health: starting)"
    static string Health(string status) => status.EndsWith("(healthy)", StringComparison.Ordinal) ? "healthy"
        : status.EndsWith("(unhealthy)", StringComparison.Ordinal) ? "unhealthy"
        : status.EndsWith("starting)", StringComparison.Ordinal) ? "starting" : "";

    static ContainerState? ParseLine(string line, Dictionary<string, string> health)
    {
        var cells = line.Split('|').Select(static cell => cell.Trim()).ToList();
        if (cells.Count != 8 || cells[2].Equals("true", StringComparison.OrdinalIgnoreCase) || cells[1] is "" or "<no value>")
            return null;
        var ports = cells[7].Split(' ').Select(static text => PublishedTcp.Match(text)).Where(static match => match.Success)
            .Select(static match => Number(match.Groups["port"].Value)).Distinct().ToList();
        return new ContainerState(cells[0], cells[1], cells[3], Number(cells[4]), health.TryGetValue(cells[0], out var known) ? known : "", Number(cells[5]), cells[6] == "true", ports);
    }

    static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
