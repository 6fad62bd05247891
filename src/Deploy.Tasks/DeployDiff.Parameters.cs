using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <content>What the targets file hands over beside what every task gets.</content>
public sealed partial class DeployDiff
{
    /// <summary>Absolute path of earlier output; empty for that of the last build.</summary>
    public string BasePath { get; set; } = "";

    /// <summary>The same as messages shall show it.</summary>
    public string BaseDisplayPath { get; set; } = "";

    /// <summary>none, or refused: then what an upgrade refuses or leaves behind is an error.</summary>
    public string FailOn { get; set; } = "none";

    /// <summary>text or json.</summary>
    public string Format { get; set; } = "text";

    /// <summary>Absolute path of the report.</summary>
    [Required]
    public string ReportFile { get; set; } = "";
}
