using Deploy.Core.Diagnostics;
using Deploy.Tasks.EditorConfig;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>
/// Writes what .editorconfig says of deployment.yaml into a global configuration: for a place outside C# code the compiler looks only there.
/// </summary>
public sealed class WriteDeploySeverities : Task
{
    /// <summary>Absolute path of deployment.yaml.</summary>
    [Required]
    public ITaskItem SpecFile { get; set; } = null!;

    /// <summary>.editorconfig files of the spec's folder and above.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];

    /// <summary>The global configuration.</summary>
    [Required]
    public string OutputFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var files = EditorConfigFiles.Select(static item => item.GetMetadata("FullPath")).Where(File.Exists).Select(static path => new EditorConfigFile(path, File.ReadAllText(path)));
        var severities = EditorConfigSeverities.Read(files, SpecFile.GetMetadata("FullPath"), DiagnosticCatalog.All.Select(static rule => rule.Code));
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(OutputFile))!);
        File.WriteAllText(OutputFile, GlobalConfig.Write(severities));
        return true;
    }
}
