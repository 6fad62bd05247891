using System.Text.RegularExpressions;
using Deploy.Core.Diagnostics;
using Deploy.Tasks.Local;

namespace Deploy.Tasks;

/// <content>What went wrong, said with what to do. The containers are left as they are, so that they can be looked at.</content>
public sealed partial class DeployUp
{
    // "#12 [build 4/7] RUN dotnet publish …" of BuildKit; "Step 3/9 : RUN …" of builders before it.
    static readonly Regex Step = new(@"^(#[0-9]+ (?<step>\[[^\]]+\] .+)|(?<step>Step [0-9]+/[0-9]+ : .+))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    // "Pulling postgres (postgres:16)..." of docker-compose, " postgres Pulling" of Compose v2.
    static readonly Regex Pull = new(@"^(Pulling (?<service>[\w.-]+) \(.*|\s*(?<service>[\w.-]+) Pulling\s*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    static string? BuildStep(string line) => Step.Match(line) is { Success: true } match ? match.Groups["step"].Value : null;

    static void TakePull(Start start, string line)
    {
        // Called by the thread that reads the output: only this one value.
        start.Progress.Touch();
        if (Pull.Match(line) is { Success: true } match)
            start.Progress.Set(match.Groups["service"].Value, Phase.Pulling);
    }

    bool NotBuilt(Start start, Outcome outcome, List<string> built)
    {
        ShowTail($"The last lines of '{start.Engine.ComposeCommand} build {string.Join(" ", built)}':", outcome.Both, start.Project);
        Report(LocalDiagnostics.NotBuilt($"{outcome.ExitCode}", Last(start, outcome.Both), $"'cd {start.Project.Folder}' and '{start.Engine.ComposeCommand} {string.Join(" ", start.Files.Select(static file => $"-f {file}"))} build'"));
        return false;
    }

    bool NotUp(Start start, Outcome outcome)
    {
        if (EngineFault.TakenPort(outcome.Both) is { } port)
            return PortInUse(start, port);
        var containers = start.Engine.Containers().Where(container => start.Services.Any(service => service.Name == container.Service)).ToList();
        if (containers.Find(static container => container.HasEnded) is { } ended)
            return Ended(start, ended);
        if (containers.Find(static container => container.IsUnhealthy) is { } unhealthy)
            return Unhealthy(start, unhealthy);
        return ComposeFailed(start, "up", outcome);
    }

    bool PortInUse(Start start, string port)
    {
        var published = int.TryParse(port, out var number) ? start.Project.Model.Publisher(number) : null;
        var publisher = port.Length > 0 ? start.Engine.PublisherOf(port) : "";
        var owner = publisher.Length > 0 ? $" by the container {publisher}" : "";
        var advice = published is { Variable.Length: > 0 }
            ? $"set {published.Variable}, for example by '{published.Variable}={number + 1} dotnet build -t:DeployUp', or in deploy/docker/.env beside the project"
            : "change 'ports' in a deploy/docker/compose.yaml.patch.yaml beside the project";
        Report(LocalDiagnostics.PortInUse(port.Length > 0 ? port : "?", owner, advice));
        return false;
    }

    bool Ended(Start start, ContainerState container)
    {
        ShowTail($"The last lines of '{container.Service}':", start.Engine.LastLines(container.Id, LastLines), start.Project);
        Report(LocalDiagnostics.Ended(container.Service, $"{container.ExitCode}", EngineFault.Hint(container.ExitCode, container.OutOfMemory), LogsCommand(container.Service), DownCommand));
        return false;
    }

    bool Unhealthy(Start start, ContainerState container)
    {
        var said = start.Engine.HealthOutput(container.Id);
        ShowTail($"The last lines of '{container.Service}':", start.Engine.LastLines(container.Id, LastLines), start.Project);
        ShowTail($"The health check of '{container.Service}' says:", said, start.Project);
        var last = said.Count > 0 ? $": {start.Project.Redaction.Apply(EngineFault.Sentence(said.Skip(said.Count - 1)))}" : "";
        Report(LocalDiagnostics.Unhealthy(container.Service, last, LogsCommand(container.Service), DownCommand));
        return false;
    }

    bool NotReady(Start start)
    {
        var open = start.Progress.Services.Where(static service => !service.IsReady).ToList();
        var containers = start.Engine.Containers();
        foreach (var container in open.Select(service => containers.FirstOrDefault(container => container.Service == service.Name)).OfType<ContainerState>().Where(static container => container.Status != "created").Take(3))
            ShowTail($"The last lines of '{container.Service}':", start.Engine.LastLines(container.Id, LastLines), start.Project);
        var names = open.Select(static service => $"{service.Name} ({service.Phase.ToString().ToLowerInvariant()}{(service.Detail.Length > 0 ? $", {service.Detail}" : "")})");
        Report(LocalDiagnostics.NotReady(Timeout, string.Join(", ", names), open.Count == 1 ? LogsCommand(open[0].Name) : "dotnet build -t:DeployLogs", DownCommand));
        return false;
    }

    bool ComposeFailed(Start start, string command, Outcome outcome)
    {
        if (command == "up")
            ShowTail($"{start.Engine.ComposeCommand} {command}:", outcome.Both, start.Project);
        Report(LocalDiagnostics.ComposeFailed($"{start.Engine.ComposeCommand} {command}", $"{outcome.ExitCode}", Last(start, outcome.Both)));
        return false;
    }

    static string Last(Start start, IReadOnlyList<string> lines) =>
        start.Project.Redaction.Apply(EngineFault.Sentence(lines.Where(static line => line.Trim().Length > 0).Reverse().Take(1)));
}
