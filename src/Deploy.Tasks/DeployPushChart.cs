using System.ComponentModel;
using System.Diagnostics;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Text;
using Deploy.Core.Yaml;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>Gives each packed chart to <c>helm push</c>, which has the user's login to the registry.</summary>
public sealed class DeployPushChart : Task, ICancelableTask
{
    Process? running;

    /// <summary>The archives of <see cref="DeployPackChart"/>.</summary>
    [Required]
    public ITaskItem[] Charts { get; set; } = [];

    /// <summary>Absolute path of the output: the values name the image, which the charts lie beside.</summary>
    [Required]
    public string OutputPath { get; set; } = "";

    /// <summary>Folder of the registry, <c>oci://ghcr.io/acme/charts</c>; empty for the folder <c>charts</c> beside the image.</summary>
    public string Registry { get; set; } = "";

    /// <summary>The program; a name is looked for in PATH.</summary>
    [Required]
    public string Helm { get; set; } = "";

    /// <summary>Absolute path of the project file, which problems are reported at.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var folder = new OutputFolder(OutputPath);
            var registry = ChartRegistry.Of(Registry.Trim(), "") is { Length: > 0 } written ? written
                : Images(folder).Select(static image => ChartRegistry.Of("", image)).FirstOrDefault(static found => found.Length > 0) ?? "";
            if (registry.Length == 0 || registry.Any(static c => c is '"' || char.IsWhiteSpace(c)))
                Report(ToolingDiagnostics.NoChartRegistry());
            else
            {
                foreach (var chart in Charts.TakeWhile(_ => !Log.HasLoggedErrors))
                    Push(chart.GetMetadata("FullPath"), $"oci://{registry}");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report(ToolingDiagnostics.CannotRead(OutputPath, exception.Message));
        }

        return !Log.HasLoggedErrors;
    }

    /// <inheritdoc/>
    public void Cancel()
    {
        try
        {
            running?.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    void Push(string chart, string registry)
    {
        var start = new ProcessStartInfo(Helm, $"push \"{chart}\" \"{registry}\"") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        var said = new List<string>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += Take;
        process.ErrorDataReceived += Take;
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            Report(ToolingDiagnostics.NoHelm(Helm, exception.Message.TrimEnd('.')));
            return;
        }

        running = process;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        running = null;
        if (process.ExitCode == 0)
            Log.LogMessage(MessageImportance.High, "  Successfully pushed chart '{0}' to '{1}'.{2}", Path.GetFileName(chart), registry, said.FirstOrDefault(static line => line.StartsWith("Digest:", StringComparison.Ordinal)) is { } digest ? $" {digest}" : "");
        else
            Report(ToolingDiagnostics.NotPushed(Path.GetFileName(chart), registry, registry.Substring("oci://".Length).Split('/')[0], string.Join(" ", said).TrimEnd('.')));

        void Take(object sender, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data))
                return;
            lock (said)
                said.Add(line.Data.Trim());
        }
    }

    // The image of the app; in a solution those of the services, in the order of their names.
    static IEnumerable<string> Images(OutputFolder folder) => folder.ReadManifest().Keys
        .Where(static path => path.StartsWith("helm/", StringComparison.Ordinal) && path.EndsWith("/values.yaml", StringComparison.Ordinal)).OrderBy(static path => path, StringComparer.Ordinal)
        .Select(path => YamlReader.Read(new SourceText(path, File.ReadAllText(folder.PathOf(path))), new DiagnosticBag()) as YamlMapping)
        .Select(static root => ((root?.Find("image")?.Value as YamlMapping)?.Find("repository")?.Value as YamlScalar)?.Value ?? "");

    void Report(Diagnostic diagnostic) => DiagnosticLogger.Write(Log, diagnostic, DiagnosticSeverity.Error, null, ProjectFile);
}
