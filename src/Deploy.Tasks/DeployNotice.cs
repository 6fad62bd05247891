using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>Says something to the person who asked: a message of MSBuild would not be seen on a terminal.</summary>
public sealed class DeployNotice : Task
{
    /// <summary>What is said.</summary>
    [Required]
    public string Text { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        ReportWriter.Show(Log, Text);
        return true;
    }
}
