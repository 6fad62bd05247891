using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <content>What the targets files hand over to every task that reads deployment.yaml.</content>
public abstract partial class SpecTask
{
    /// <summary>Path of deployment.yaml.</summary>
    [Required]
    public string SpecFile { get; set; } = "";

    /// <summary>The same as messages shall show it, for example <c>deployment.yaml</c>.</summary>
    [Required]
    public string SpecDisplayPath { get; set; } = "";

    /// <summary>Absolute path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Absolute path of the output, for example <c>/src/shop/obj/deploy/</c>.</summary>
    [Required]
    public string OutputPath { get; set; } = "";

    /// <summary>Absolute path of the folder with the user's own files; need not exist.</summary>
    public string OverlayPath { get; set; } = "";

    /// <summary>The same as messages shall show it, for example <c>deploy</c>.</summary>
    public string OverlayDisplayPath { get; set; } = "deploy";

    /// <summary>Absolute path of the package's content.</summary>
    public string ContentPath { get; set; } = "";

    /// <summary>Root of the repository; empty outside of one.</summary>
    public string RepositoryRoot { get; set; } = "";

    /// <summary>Environment that takes the place of the base; empty for none.</summary>
    public string EnvironmentName { get; set; } = "";

    /// <summary>What the build knows of the project: name, and metadata Value.</summary>
    [Required]
    public ITaskItem[] Facts { get; set; } = [];

    /// <summary>Projects it refers to, directly or not.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>In deploy.proj what each service says of itself: name of the fact, and metadata Value and Service, the service's project.</summary>
    public ITaskItem[] Services { get; set; } = [];

    /// <summary>Codes that are not reported.</summary>
    public string NoWarn { get; set; } = "";

    /// <summary>Codes of warnings that are errors.</summary>
    public string WarningsAsErrors { get; set; } = "";

    /// <summary>Codes that stay warnings.</summary>
    public string WarningsNotAsErrors { get; set; } = "";

    /// <summary>All warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>.editorconfig files of the spec's folder and above.</summary>
    public ITaskItem[] EditorConfigFiles { get; set; } = [];
}
