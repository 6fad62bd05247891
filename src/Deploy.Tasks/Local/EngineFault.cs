using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;

namespace Deploy.Tasks.Local;

/// <summary>What clients say when something is wrong, turned into what to do. The remedies differ between Linux, macOS and Windows.</summary>
static class EngineFault
{
    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    static readonly Regex Taken = new("port is already allocated|address already in use|ports are not available|only one usage of each socket address|forbidden by its access permissions", Options, Patience);
    static readonly Regex Bound = new(@"(?<![0-9.])([0-9]{1,3}(\.[0-9]{1,3}){3}|\[?::1?\]?):(?<port>[0-9]{1,5})\b", Options, Patience);

    /// <summary>The engine was asked for its version, and this is what the client said instead.</summary>
    /// <param name="said">Lines of its standard error.</param>
    /// <param name="host">DOCKER_HOST; empty where it is not set.</param>
    /// <param name="context">DOCKER_CONTEXT; empty where it is not set.</param>
    /// <param name="system">The system of this machine.</param>
    public static Diagnostic OfEngine(IEnumerable<string> said, string host, string context, LocalSystem system)
    {
        var words = Sentence(said);
        var address = host.Length > 0 ? $" at {host} (DOCKER_HOST)" : context.Length > 0 ? $" of the context '{context}' (DOCKER_CONTEXT)" : "";
        return words.IndexOf("permission denied", StringComparison.OrdinalIgnoreCase) >= 0 || words.IndexOf("access is denied", StringComparison.OrdinalIgnoreCase) >= 0
            ? LocalDiagnostics.EngineRefuses(address, words, Allow(system))
            : LocalDiagnostics.NoEngine(address, words, address.Length > 0 ? "Check that address, and that the engine runs there." : Start(system));
    }

    /// <summary>How to get the client.</summary>
    public static string InstallClient(LocalSystem system) => system switch
    {
        LocalSystem.Linux => "Add it, on Debian and Ubuntu by 'sudo apt-get install docker.io docker-compose'.",
        _ => "Add Docker Desktop, and open a new terminal.",
    };

    /// <summary>How to get compose.</summary>
    public static string InstallCompose(LocalSystem system) => system switch
    {
        LocalSystem.Linux => "Add it, on Debian and Ubuntu by 'sudo apt-get install docker-compose' (Docker's own packages: docker-compose-plugin).",
        _ => "Add it by updating Docker Desktop.",
    };

    /// <summary>The port that could not be taken: empty where the words name none, null where the words are about something else.</summary>
    public static string? TakenPort(IEnumerable<string> said)
    {
        string? found = null;
        foreach (var line in said)
        {
            var taken = Taken.Match(line);
            if (!taken.Success)
                continue;
            // The address right before the words; the one of the container, further ahead or behind, is not it.
            var bound = Bound.Matches(line).Cast<Match>().Where(match => match.Groups["port"].Value != "0").ToList();
            var nearest = bound.Find(match => match.Index > 0 && line.IndexOf("host port", StringComparison.OrdinalIgnoreCase) is >= 0 and var at && match.Index > at)
                ?? bound.LastOrDefault(match => match.Index < taken.Index) ?? bound.FirstOrDefault();
            if (nearest is not null)
                return nearest.Groups["port"].Value;
            found = "";
        }

        return found;
    }

    /// <summary>The last words of a program, as a part of a sentence.</summary>
    public static string Sentence(IEnumerable<string> lines)
    {
        const int longest = 300;
        var text = string.Join(" ", lines.Select(static line => line.Trim()).Where(static line => line.Length > 0 && !line.StartsWith("See 'docker", StringComparison.Ordinal))).TrimEnd('.', ' ');
        if (text.Length == 0)
            return "it says nothing";
        return text.Length <= longest ? text : text.Substring(0, longest) + "…";
    }

    /// <summary>What an exit code usually means, as the rest of a sentence.</summary>
    public static string Hint(int exitCode, bool outOfMemory) => outOfMemory ? " (out of memory)" : exitCode switch
    {
        126 => " (its command may not be run)",
        127 => " (its command is not in the image)",
        134 => " (it aborted)",
        137 => " (it was killed)",
        139 => " (it crashed)",
        143 => " (it was told to stop)",
        _ => "",
    };

    static string Start(LocalSystem system) => system switch
    {
        LocalSystem.MacOS => "Make it run: 'open -a Docker', or 'colima start'.",
        LocalSystem.Windows => "Make it run: start Docker Desktop, and wait until it says that the engine runs.",
        _ => "Make it run: 'sudo systemctl start docker'.",
    };

    static string Allow(LocalSystem system) => system switch
    {
        LocalSystem.MacOS => "Allow the default Docker socket in Docker Desktop (Settings, Advanced).",
        LocalSystem.Windows => "Add this user to the local group 'docker-users', and sign in again.",
        _ => "Add this user to the group 'docker' ('sudo usermod -aG docker $USER'), and log in again; or use the rootless engine.",
    };
}

/// <summary>What the remedies differ by.</summary>
enum LocalSystem
{
    Linux,
    MacOS,
    Windows,
}
