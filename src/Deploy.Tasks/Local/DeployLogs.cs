using Deploy.Core.Diagnostics;
using Deploy.Tasks.Local;

namespace Deploy.Tasks;

/// <summary>Shows what the containers of DeployUp wrote.</summary>
public sealed class DeployLogs : LocalTask
{
    /// <summary>The service; empty for all.</summary>
    public string Service { get; set; } = "";

    /// <summary>How many of the last lines, or <c>all</c>.</summary>
    public string Tail { get; set; } = "";

    /// <summary>true: goes on until the build is cancelled.</summary>
    public string Follow { get; set; } = "";

    bool IsFollowing => Follow.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    private protected override void WithoutFiles() => ReportWriter.Show(Log, $"{Path.GetFileName(ProjectFile)}: nothing was generated here yet, so there are no logs. 'dotnet build -t:DeployUp' starts the app.");

    private protected override bool CheckParameters(LocalProject project)
    {
        if (Tail != "all" && !(Tail.Length is > 0 and < 9 && Tail.All(static c => c is >= '0' and <= '9')))
            Report(ToolingDiagnostics.WrongSwitch("DeployLogsTail", Tail, ["a number of lines", "all"]));
        else if (Service.Length > 0 && project.Model.Services.Count > 0 && project.Model.Services.All(service => service.Name != Service))
            Report(ToolingDiagnostics.WrongSwitch("DeployLogsService", Service, project.Model.Services.Select(static service => service.Name)));
        return !Log.HasLoggedErrors;
    }

    private protected override void Run(LocalProject project, LocalEngine engine)
    {
        var lines = new List<string>();
        var arguments = new List<string> { "logs", $"--tail={Tail}" };
        if (IsFollowing)
            arguments.Add("--follow");
        if (Service.Length > 0)
            arguments.Add(Service);
        var outcome = engine.Compose([LocalProject.File], project.Model.Profiles, arguments, line => Take(line, lines), () => Flush(lines, project));
        Flush(lines, project);
        if (!outcome.Succeeded && !Processes.IsCancelledBy(outcome))
            Report(LocalDiagnostics.ComposeFailed($"{engine.ComposeCommand} logs", $"{outcome.ExitCode}", project.Redaction.Apply(EngineFault.Sentence(outcome.Errors))));
        else if (outcome.Both.Count == 0)
            ReportWriter.Show(Log, $"{project.Name}: no container has written anything. 'dotnet build -t:DeployUp' starts the app.");
    }

    static void Take(string line, List<string> lines)
    {
        // What the older compose says first.
        if (line.StartsWith("Attaching to", StringComparison.Ordinal))
            return;
        lock (lines)
            lines.Add(line);
    }

    // Several at once: a terminal is not redrawn for each.
    bool Flush(List<string> lines, LocalProject project)
    {
        List<string> some;
        lock (lines)
        {
            some = [.. lines];
            lines.Clear();
        }

        if (some.Count > 0)
            Screen.Add(some.Select(project.Redaction.Apply));
        return true;
    }
}
