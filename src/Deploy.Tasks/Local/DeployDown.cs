using Deploy.Core.Diagnostics;
using Deploy.Tasks.Local;

namespace Deploy.Tasks;

/// <summary>Stops and removes what DeployUp started. The data stays, unless it is to go too.</summary>
public sealed class DeployDown : LocalTask
{
    /// <summary>true: the volumes, with all data in them, are removed too.</summary>
    public string Volumes { get; set; } = "";

    bool RemovesVolumes => Volumes.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    private protected override void WithoutFiles() => ReportWriter.Show(Log, $"{Path.GetFileName(ProjectFile)}: nothing was generated here, so there is nothing to stop.");

    private protected override void Run(LocalProject project, LocalEngine engine)
    {
        var volumes = engine.Volumes();
        var names = engine.Containers().Select(static container => container.Service).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToList();
        var progress = new Progress(names, () => Elapsed);
        var view = new ProgressView(Screen, progress, () => Elapsed);
        foreach (var name in names)
            progress.Set(name, Phase.Stopping);
        view.Show();
        var arguments = new List<string> { "down", "--remove-orphans" };
        if (RemovesVolumes)
            arguments.Add("--volumes");
        // With every profile and both files: compose leaves alone what it does not see.
        var outcome = engine.Compose(project.CanWatch ? [LocalProject.File, LocalProject.WatchFile] : [LocalProject.File], project.Model.Profiles, arguments, onTick: Watch);
        if (Processes.IsCancelledBy(outcome))
        {
            ReportInterrupted(project);
            return;
        }

        Watch();
        if (!outcome.Succeeded)
        {
            ShowTail($"{engine.ComposeCommand} down:", outcome.Both, project);
            Report(LocalDiagnostics.ComposeFailed($"{engine.ComposeCommand} down", $"{outcome.ExitCode}", project.Redaction.Apply(EngineFault.Sentence(outcome.Errors.Skip(Math.Max(0, outcome.Errors.Count - 1))))));
            return;
        }

        Screen.Add(Summary(project.Name, names, volumes, engine.Volumes()));

        bool Watch()
        {
            if (names.Count == 0)
                return true;
            var containers = engine.Containers();
            foreach (var name in names)
            {
                var own = containers.Where(container => container.Service == name).ToList();
                progress.Set(name, own.Count == 0 ? Phase.Removed : own.TrueForAll(static container => container.Status is "exited" or "dead") ? Phase.Stopped : Phase.Stopping);
            }

            view.Show();
            return true;
        }
    }

    static List<string> Summary(string name, List<string> containers, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = new List<string> { "", containers.Count == 0 ? $"{name}: nothing runs." : $"{name} is down." };
        var removed = before.Except(after, StringComparer.Ordinal).ToList();
        if (removed.Count > 0)
            lines.Add($"  Removed with all data in them: {string.Join(", ", removed)}");
        if (after.Count > 0)
            lines.Add($"  The data stays in {string.Join(", ", after)}; -p:DeployDownVolumes=true removes it too.");
        return lines;
    }
}
