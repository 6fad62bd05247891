using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;

namespace Deploy.Tasks.Local;

/// <summary>Finds the client, compose and the engine, or says what is missing.</summary>
sealed class EngineFinder(ChildProcesses processes, string docker, string compose, IReadOnlyDictionary<string, string> environment)
{
    static readonly Regex Number = new("(?<major>[0-9]+)\\.(?<minor>[0-9]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>The system of this machine.</summary>
    public static LocalSystem System { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? LocalSystem.Windows : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? LocalSystem.MacOS : LocalSystem.Linux;

    /// <summary>Asks all three.</summary>
    /// <returns>The engine, or what is wrong.</returns>
    public (LocalEngine? Engine, Diagnostic? Problem) Find(LocalProject project)
    {
        var version = processes.Run(docker, ["version", "--format", "{{.Server.Version}}"]);
        if (version.ExitCode == Outcome.NotStarted)
            return (null, LocalDiagnostics.NoClient(docker, version.Errors[0].TrimEnd('.'), EngineFault.InstallClient(System)));
        // Before the engine: who installs something does it once.
        var (command, composeVersion, tried) = FindCompose();
        if (command is null)
            return (null, LocalDiagnostics.NoCompose(tried, EngineFault.InstallCompose(System)));
        var host = Variable("DOCKER_HOST");
        var context = host.Length > 0 ? "" : Variable("DOCKER_CONTEXT");
        if (!version.Succeeded)
            return (null, EngineFault.OfEngine(version.Errors.Select(project.Redaction.Apply), project.Redaction.Apply(host), context, System));
        return (new LocalEngine(processes, docker, command, project) { Version = version.Output.LastOrDefault()?.Trim() ?? "", ComposeVersion = composeVersion, RemoteHost = RemoteHost(host.Length > 0 ? host : Endpoint()) }, null);
    }

    /// <summary>The name of another machine in the address of an engine; empty for this machine.</summary>
    public static string RemoteHost(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "tcp" or "ssh" or "http" or "https" && uri?.IsLoopback == false ? uri.Host : "";

    (IReadOnlyList<string>? Command, string Version, string Tried) FindCompose()
    {
        // A path may have blanks; a command of two words is no file.
        IReadOnlyList<IReadOnlyList<string>> candidates = compose.Length > 0
            ? [File.Exists(compose) ? [compose] : compose.Split([' '], StringSplitOptions.RemoveEmptyEntries)]
            : [[docker, "compose"], ["docker-compose"]];
        var tried = new List<string>();
        foreach (var candidate in candidates)
        {
            var asked = processes.Run(candidate[0], candidate.Skip(1).Concat(["version", "--short"]));
            var version = asked.Output.Select(static line => Number.Match(line)).FirstOrDefault(static match => match.Success);
            var name = string.Join(" ", candidate);
            if (!asked.Succeeded || version is null)
                tried.Add($"'{name}' does not run");
            else if (int.Parse(version.Groups["major"].Value, null) == 1 && int.Parse(version.Groups["minor"].Value, null) < 28)
                tried.Add($"'{name}' is {version.Value}");
            else
                return (candidate, asked.Output[0].Trim().TrimStart('v'), "");
        }

        return (null, "", string.Join(", ", tried));
    }

    // The context may be of another machine.
    string Endpoint() => processes.Run(docker, ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"]).Output.FirstOrDefault()?.Trim() ?? "";

    string Variable(string name) => environment.TryGetValue(name, out var value) ? value.Trim() : "";
}
