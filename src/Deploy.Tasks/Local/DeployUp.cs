using System.Globalization;
using Deploy.Core.Diagnostics;
using Deploy.Tasks.Local;

namespace Deploy.Tasks;

/// <summary>Builds the image, starts compose.yaml, and waits until all of it is ready. What went wrong: DeployUp.Failures.cs.</summary>
public sealed partial class DeployUp : LocalTask
{
    const string Seed = "seed";
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    TimeSpan patience;

    /// <summary>true: the source is mounted, and reloaded when it changes.</summary>
    public string Watch { get; set; } = "";

    /// <summary>true: the service "seed" runs when all the others are ready.</summary>
    public string SeedData { get; set; } = "";

    /// <summary>Profiles besides the workers, between ';' or ','.</summary>
    public string Profiles { get; set; } = "";

    /// <summary>Seconds without any change after which it is given up.</summary>
    public string Timeout { get; set; } = "";

    /// <summary>Variable of compose.watch.yaml: user and group of the app while its source is mounted.</summary>
    const string WatchUser = "WATCH_USER";

    private protected override void WithoutFiles() => Report(LocalDiagnostics.NothingToStart(Path.Combine(Folder, LocalProject.File)));

    private protected override bool CheckParameters(LocalProject project)
    {
        var profiles = Profiles.Split(';', ',').Select(static name => name.Trim()).Where(static name => name.Length > 0);
        if (!int.TryParse(Timeout, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds == 0)
            Report(ToolingDiagnostics.WrongSwitch("DeployUpTimeout", Timeout, ["a number of seconds"]));
        else if (profiles.FirstOrDefault(name => !project.Model.Profiles.Contains(name, StringComparer.Ordinal)) is { } unknown)
            Report(ToolingDiagnostics.WrongSwitch("DeployProfiles", unknown, project.Model.Profiles.DefaultIfEmpty("none, this app has no profiles")));
        patience = TimeSpan.FromSeconds(seconds);
        return !Log.HasLoggedErrors;
    }

    private protected override void Run(LocalProject project, LocalEngine engine)
    {
        var profiles = project.Profiles(Profiles);
        var services = project.Model.Started(profiles).ToList();
        var files = IsTrue(Watch) && project.CanWatch ? new[] { LocalProject.File, LocalProject.WatchFile } : [LocalProject.File];
        if (files.Length > 1 && !project.Variables.ContainsKey(WatchUser) && engine.RemoteHost.Length == 0 && UserOfHost() is { } user)
            Processes.Set(WatchUser, user);
        Screen.Add([$"{project.Name}: engine {engine.Version}{(engine.RemoteHost.Length > 0 ? $" on {engine.RemoteHost}" : "")}, compose {engine.ComposeVersion}", .. Notices(project)]);
        var progress = new Progress(services.Select(static service => service.Name), () => Elapsed);
        var view = new ProgressView(Screen, progress, () => Elapsed);
        var start = new Start(project, engine, files, profiles, services, progress, view);
        view.Show();
        if (Build(start) && Up(start) && Ready(start) && (!IsTrue(SeedData) || RunSeed(start)))
            Screen.Add(Summary(start));
        else if (Processes.IsCancelled)
            ReportInterrupted(project);
    }

    // The mounted source belongs to whoever starts the app, and so shall what the app writes into it. Compose cannot ask who that is. Root is
    // nobody's source: it keeps the user of the image. Null also where the system numbers no users.
    string? UserOfHost()
    {
        var answer = Path.DirectorySeparatorChar == '/' ? Processes.Run("/bin/sh", ["-c", "id -u; id -g"]) : null;
        return answer is { Succeeded: true, Output.Count: 2 } && answer.Output[0] != "0" ? $"{answer.Output[0]}:{answer.Output[1]}" : null;
    }

    IEnumerable<string> Notices(LocalProject project)
    {
        if (IsTrue(Watch) && !project.CanWatch)
            yield return $"  There is no {LocalProject.WatchFile}: nothing reloads by itself, and the image runs as in production.";
        if (IsTrue(SeedData) && project.Model.Services.All(static service => service.Name != Seed))
            yield return "  There is no service 'seed': write migrations.seed into deployment.yaml.";
    }

    bool Build(Start start)
    {
        var built = start.Project.Built(start.Files).Where(name => start.Services.Any(service => service.Name == name)).ToList();
        if (built.Count == 0)
            return true;
        var last = "";
        var outcome = start.Compose(["build", .. built], line => last = BuildStep(line) ?? last, () =>
        {
            var detail = start.Project.Redaction.Apply(last);
            foreach (var name in built)
                start.Progress.Set(name, Phase.Building, detail);
            start.View.Show();
            return true;
        });
        if (Processes.IsCancelledBy(outcome))
            return false;
        foreach (var name in built)
            start.Progress.Set(name, outcome.Succeeded ? Phase.Built : Phase.Failed);
        start.View.Show();
        return outcome.Succeeded || NotBuilt(start, outcome, built);
    }

    bool Up(Start start)
    {
        start.Progress.Touch();
        var timedOut = false;
        var outcome = start.Compose(["up", "--detach", "--no-build", "--remove-orphans"], line => TakePull(start, line), () =>
        {
            Look(start);
            timedOut = IsTooLate(start);
            return !timedOut;
        });
        Look(start);
        if (timedOut)
            return NotReady(start);
        if (Processes.IsCancelledBy(outcome))
            return false;
        return outcome.Succeeded || NotUp(start, outcome);
    }

    // `up` returns when they run, not when they are ready.
    bool Ready(Start start)
    {
        while (!Processes.IsCancelled)
        {
            var containers = Look(start);
            if (containers.FirstOrDefault(static container => container.HasEnded) is { } ended)
                return Ended(start, ended);
            if (containers.FirstOrDefault(static container => container.IsUnhealthy) is { } unhealthy)
                return Unhealthy(start, unhealthy);
            if (start.Progress.Services.All(static service => service.IsReady))
                return true;
            if (IsTooLate(start))
                return NotReady(start);
            Thread.Sleep(Pause);
        }

        return false;
    }

    bool RunSeed(Start start)
    {
        if (start.Project.Model.Services.All(static service => service.Name != Seed))
            return true;
        Screen.Add(["", "  seed: running"]);
        // -T: no terminal, in both generations of compose.
        var outcome = start.Engine.Compose(start.Files, [.. start.Profiles, Seed], ["run", "--rm", "-T", Seed]);
        if (Processes.IsCancelledBy(outcome))
            return false;
        ShowTail("  seed:", outcome.Both, start.Project);
        return outcome.Succeeded || ComposeFailed(start, "run --rm seed", outcome);
    }

    static IReadOnlyList<ContainerState> Look(Start start)
    {
        var containers = start.Engine.Containers();
        foreach (var service in start.Services)
        {
            // Of several of one service the one that is least far.
            var phases = containers.Where(container => container.Service == service.Name).Select(container => Progress.Of(container, PortProbe.Answers(start.Engine, container))).ToList();
            var before = start.Progress.Services.First(progress => progress.Name == service.Name).Phase;
            var phase = phases.Count > 0 ? phases.OrderBy(static phase => phase is Phase.Failed or Phase.Unhealthy ? -1 : (int)phase).First() : Phase.Waiting;
            // What was built or is being downloaded has no container yet.
            if (phase != Phase.Waiting || before is not (Phase.Built or Phase.Pulling))
                start.Progress.Set(service.Name, phase, WaitsFor(phase, containers.FirstOrDefault(container => container.Service == service.Name)));
        }

        start.View.Show();
        return containers.Where(container => start.Services.Any(service => service.Name == container.Service)).ToList();
    }

    static string WaitsFor(Phase phase, ContainerState? container) => phase != Phase.Starting || container is null ? ""
        : container.Status == "restarting" ? $"restarts, exit code {container.ExitCode}"
        : container.IsReady && container.Ports.Count > 0 ? $"does not answer at port {container.Ports[0]} yet"
        : "";

    bool IsTooLate(Start start) => Elapsed - start.Progress.LastChange > patience;

    static bool IsTrue(string property) => property.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    List<string> Summary(Start start)
    {
        var containers = start.Engine.Containers();
        var width = start.Services.Select(static service => service.Name.Length).DefaultIfEmpty(0).Max();
        var lines = new List<string> { "", $"{start.Project.Name} is up, after {Progress.Duration(Elapsed)}." };
        foreach (var service in start.Services)
        {
            var host = start.Engine.RemoteHost.Length > 0 ? "127.0.0.1" : "localhost";
            var addresses = containers.Where(container => container.Service == service.Name).SelectMany(static container => container.Ports).Select(port => $"http://{host}:{port}").ToList();
            var phase = start.Progress.Services.First(progress => progress.Name == service.Name).Phase.ToString().ToLowerInvariant();
            lines.Add($"  {service.Name.PadRight(width)}  {(addresses.Count > 0 ? string.Join(" ", addresses) : phase)}");
        }

        if (start.Engine.RemoteHost.Length > 0)
            lines.Add($"  These addresses are those of {start.Engine.RemoteHost}, and can be reached there only.");
        lines.AddRange(["", $"  Logs: dotnet build -t:DeployLogs -p:DeployLogsFollow=true", $"  Stop: {DownCommand}"]);
        return lines;
    }

    sealed record Start(LocalProject Project, LocalEngine Engine, IReadOnlyList<string> Files, IReadOnlyList<string> Profiles, IReadOnlyList<ComposeService> Services, Progress Progress, ProgressView View)
    {
        public Outcome Compose(IEnumerable<string> arguments, Action<string> onLine, Func<bool> onTick) => Engine.Compose(Files, Profiles, arguments, onLine, onTick);
    }
}
