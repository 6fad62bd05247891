using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <content>What the targets file hands over beside what every task gets.</content>
public sealed partial class DeployGenerate
{
    /// <summary>Touched when the output is as it shall be.</summary>
    [Required]
    public string StampFile { get; set; } = "";

    /// <summary>Held while the output is written.</summary>
    [Required]
    public string LockFile { get; set; } = "";

    /// <summary>The analyzer reports what is wrong in deployment.yaml, so this task does not.</summary>
    public bool DiagnosticsFromAnalyzer { get; set; }
}
