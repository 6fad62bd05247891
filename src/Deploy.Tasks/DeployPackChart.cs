using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;
using Deploy.Tasks.Chart;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>Packs each generated chart into <c>&lt;name&gt;-&lt;version&gt;.tgz</c>.</summary>
public sealed class DeployPackChart : Task
{
    /// <summary>Absolute path of the output.</summary>
    [Required]
    public string OutputPath { get; set; } = "";

    /// <summary>Folder that the archives go to.</summary>
    [Required]
    public string PackageOutputPath { get; set; } = "";

    /// <summary>Absolute path of the project file, which problems are reported at.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The archives.</summary>
    [Output]
    public ITaskItem[] Charts { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            var folder = new OutputFolder(OutputPath);
            Charts = folder.ReadManifest().Keys.Where(static path => path.StartsWith("helm/", StringComparison.Ordinal) && path.EndsWith("/Chart.yaml", StringComparison.Ordinal) && path.Split('/').Length == 3)
                .Select(chart => Pack(folder, chart.Substring(0, chart.LastIndexOf('/')))).ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            DiagnosticLogger.Write(Log, ToolingDiagnostics.CannotWrite(PackageOutputPath, exception.Message), DiagnosticSeverity.Error, null, ProjectFile);
        }

        return !Log.HasLoggedErrors;
    }

    // What the manifest lists is the chart; a stray file beside it is not.
    ITaskItem Pack(OutputFolder folder, string chart)
    {
        var files = folder.ReadManifest().Keys.Where(path => path.StartsWith(chart + "/", StringComparison.Ordinal))
            .Select(path => (path.Substring(chart.Length + 1), File.ReadAllBytes(folder.PathOf(path)), path.EndsWith(".sh", StringComparison.Ordinal)));
        var (name, version) = ReadChart(folder.PathOf($"{chart}/Chart.yaml"));
        var target = Path.GetFullPath(Path.Combine(PackageOutputPath, $"{name}-{version}.tgz"));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target, ChartArchive.Create(name, files));
        Log.LogMessage(MessageImportance.High, "  Successfully created chart '{0}'.", target);
        return new TaskItem(target);
    }

    // Out of the file, not out of the build: an override may have changed it.
    static (string Name, string Version) ReadChart(string path)
    {
        var root = YamlReader.Read(new SourceText(path, File.ReadAllText(path)), new DiagnosticBag()) as YamlMapping;
        string Value(string key) => (root?.Find(key)?.Value as YamlScalar)?.Value is { Length: > 0 } value && value.IndexOfAny(Path.GetInvalidFileNameChars()) < 0
            ? value
            : throw new IOException($"{path} has no usable '{key}'.");
        return (Value("name"), Value("version"));
    }
}
