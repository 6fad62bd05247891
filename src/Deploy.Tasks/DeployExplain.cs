using Deploy.Core.Diagnostics;
using Deploy.Core.Explain;
using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <summary>Says every value that the deployment has, and where it comes from. Writes nothing but its report.</summary>
public sealed class DeployExplain : SpecTask
{
    static readonly string[] Formats = ["text", "json"];

    /// <summary>text or json.</summary>
    public string Format { get; set; } = "text";

    /// <summary>Absolute path of the report.</summary>
    [Required]
    public string ReportFile { get; set; } = "";

    private protected override string WrittenPath => ReportFile;

    private protected override void Run()
    {
        if (!Formats.Contains(Format, StringComparer.Ordinal))
            Report([ToolingDiagnostics.WrongSwitch("DeployExplainFormat", Format, Formats)]);
        else if (IsSolution)
            Report([ToolingDiagnostics.ExplainService()]);
        else if (ReadSpec(onlyErrors: true) is { } spec)
        {
            var explanation = Explanation.Of(spec.Text, spec.File, spec.Facts);
            if (Format == "json")
                ReportWriter.Write(Log, null, ExplainJson.Write(explanation), ReportFile, ProjectFile);
            else
            {
                var table = ExplainTable.Write(explanation);
                ReportWriter.Write(Log, table, table, ReportFile, ProjectFile);
            }
        }
    }
}
