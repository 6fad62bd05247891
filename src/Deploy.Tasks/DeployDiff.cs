using Deploy.Core.Diagnostics;
using Deploy.Core.Diff;
using Deploy.Tasks.Baseline;

namespace Deploy.Tasks;

/// <summary>Says what the spec would change in the output. Writes nothing but its report. Parameters: DeployDiff.Parameters.cs.</summary>
public sealed partial class DeployDiff : SpecTask
{
    const string Refused = "refused";

    static readonly string[] Formats = ["text", "json"];

    static readonly string[] Failures = ["none", Refused];

    private protected override string WrittenPath => ReportFile;

    private protected override void Run()
    {
        if (!Formats.Contains(Format, StringComparer.Ordinal))
            Report([ToolingDiagnostics.WrongSwitch("DeployDiffFormat", Format, Formats)]);
        else if (!Failures.Contains(FailOn, StringComparer.Ordinal))
            Report([ToolingDiagnostics.WrongSwitch("DeployDiffFailOn", FailOn, Failures)]);
        else if (CompileSpec(onlyErrors: true) is { } files && ReadBaseline() is { } baseline)
        {
            var diff = OutputDiff.Between(baseline.Tree, OutputTree.Of(files), ReadContent());
            var later = EnvironmentName.Length > 0 ? $"{SpecDisplayPath}, environment {EnvironmentName}" : SpecDisplayPath;
            var text = DiffText.Write(diff, baseline.Description, later);
            if (Format == "json")
                ReportWriter.Write(Log, null, DiffJson.Write(diff, baseline.Description, EnvironmentName), ReportFile, ProjectFile);
            else
                ReportWriter.Write(Log, text, text, ReportFile, ProjectFile);
            foreach (var risk in diff.Risks)
                ReportRisk(risk.ToDiagnostic());
        }
    }

    // The user's settings have the first word, also where risks are to be errors.
    void ReportRisk(Diagnostic diagnostic)
    {
        if (ReadPolicy().Of(diagnostic) is not { } severity)
            return;
        DiagnosticLogger.Write(Log, diagnostic, FailOn == Refused ? DiagnosticSeverity.Error : severity, null, ProjectFile);
    }

    BaselineOutput? ReadBaseline()
    {
        var (path, display) = BasePath.Length > 0 ? (BasePath, BaseDisplayPath) : (OutputPath, Display(OutputPath));
        try
        {
            return Read(display, () => BasePath.Length > 0 ? BaselineReader.Read(path, display) : BaselineReader.ReadOutput(path, display));
        }
        catch (InvalidDataException exception)
        {
            Report([ToolingDiagnostics.NoBaseline(display, exception.Message)]);
            return null;
        }
    }

    // From the project's folder where it lies below it: a report names no place of this machine that it need not.
    string Display(string path)
    {
        var folder = Path.GetDirectoryName(ProjectFile) + Path.DirectorySeparatorChar;
        var shown = path.StartsWith(folder, StringComparison.Ordinal) ? path.Substring(folder.Length) : path;
        return shown.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/');
    }
}
