using System.Collections;
using System.Diagnostics;
using Deploy.Core.Diagnostics;
using Deploy.Tasks.Local;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>A task that talks to a container engine: DeployUp, DeployDown, DeployLogs.</summary>
public abstract class LocalTask : Task, ICancelableTask
{
    private protected const string DownCommand = "dotnet build -t:DeployDown";
    const string LogsOf = "dotnet build -t:DeployLogs -p:DeployLogsService=";

    readonly Stopwatch watch = Stopwatch.StartNew();
    readonly IReadOnlyDictionary<string, string> environment = ReadEnvironment();
    ChildProcesses? processes;

    /// <summary>Absolute path of the output, for example <c>/src/shop/obj/deploy/</c>.</summary>
    [Required]
    public string OutputPath { get; set; } = "";

    /// <summary>Absolute path of the project file, which problems are reported at.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The client: a path, or a name in PATH.</summary>
    [Required]
    public string Docker { get; set; } = "";

    /// <summary>The command of compose; empty: the one that is there.</summary>
    public string Compose { get; set; } = "";

    private protected ChildProcesses Processes => processes ??= new ChildProcesses(ChildEnvironment(Docker));

    private protected LiveConsole Screen => field ??= new LiveConsole(Log);

    private protected string Folder => Path.Combine(OutputPath, "docker");

    private protected TimeSpan Elapsed => watch.Elapsed;

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            if (LocalProject.Read(Folder, environment) is not { } project)
                WithoutFiles();
            else if (CheckParameters(project))
            {
                var (engine, problem) = new EngineFinder(Processes, Docker, Compose.Trim(), environment).Find(project);
                if (engine is not null)
                    Run(project, engine);
                else if (!Processes.IsCancelled)
                    Report(problem!);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(ToolingDiagnostics.CannotRead(Folder, exception.Message));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The edge of the task: whatever went wrong gets a code.
            Log.LogMessage(MessageImportance.Normal, "{0}", exception);
            Report(ToolingDiagnostics.Internal(exception.Message));
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel() => Processes.Cancel();

    /// <summary>Nothing was generated.</summary>
    private protected abstract void WithoutFiles();

    /// <returns>Whether the parameters make sense; what does not is reported.</returns>
    private protected virtual bool CheckParameters(LocalProject project) => true;

    /// <summary>The work itself, with an engine that answers.</summary>
    private protected abstract void Run(LocalProject project, LocalEngine engine);

    private protected void Report(Diagnostic diagnostic) => DiagnosticLogger.Write(Log, diagnostic, DiagnosticSeverity.Error, null, ProjectFile);

    /// <summary>Says what was going on when the build was cancelled.</summary>
    private protected void ReportInterrupted(LocalProject project)
    {
        // The processes of before take no more.
        var asking = new LocalEngine(new ChildProcesses(ChildEnvironment(Docker)), Docker, [], project);
        var running = asking.Containers().Where(static container => container.Status is "running" or "restarting").Select(static container => container.Service).OrderBy(static name => name, StringComparer.Ordinal).ToList();
        Report(LocalDiagnostics.Interrupted(running.Count == 0 ? "No container runs." : $"These still run: {string.Join(", ", running)}.", DownCommand));
    }

    /// <summary>Shows the last lines of something that went wrong, without the values of secrets.</summary>
    private protected void ShowTail(string title, IEnumerable<string> lines, LocalProject project)
    {
        var tail = lines.Select(static line => line.TrimEnd()).Where(static line => line.Length > 0).ToList();
        if (tail.Count > 0)
            Screen.Add(["", title, .. tail.Skip(Math.Max(0, tail.Count - LastLines)).Select(line => "  │ " + project.Redaction.Apply(line))]);
    }

    /// <summary>Most lines that are shown of something that went wrong.</summary>
    private protected const int LastLines = 20;

    private protected static string LogsCommand(string service) => LogsOf + service;

    static Dictionary<string, string> ReadEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().GroupBy(static entry => (string)entry.Key, StringComparer.Ordinal).ToDictionary(static group => group.Key, static group => (string?)group.First().Value ?? "", StringComparer.Ordinal);

    // BuildKit for both generations of compose, in lines. The older one calls "docker" itself: then it is to be the one that was named.
    static Dictionary<string, string> ChildEnvironment(string docker)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_BUILDKIT"] = "1", ["COMPOSE_DOCKER_CLI_BUILD"] = "1", ["BUILDKIT_PROGRESS"] = "plain", ["DOCKER_CLI_HINTS"] = "false", ["COMPOSE_MENU"] = "0" };
        if (Path.IsPathRooted(docker) && Path.GetFileNameWithoutExtension(docker) == "docker")
            variables["PATH"] = Path.GetDirectoryName(docker) + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return variables;
    }
}
