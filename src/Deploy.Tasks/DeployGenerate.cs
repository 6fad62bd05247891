using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;

namespace Deploy.Tasks;

/// <summary>Reads deployment.yaml, checks it, and writes everything that follows from it. Parameters: DeployGenerate.Parameters.cs.</summary>
public sealed partial class DeployGenerate : SpecTask
{
    private protected override void Run()
    {
        using var held = OutputLock.Take(LockFile);
        // An error that the analyzer has reported ends the build before this task: one that is met here it did not see.
        if (FoldersAreApart() && CompileSpec(onlyErrors: DiagnosticsFromAnalyzer) is { } files)
            Write(files);
    }

    // Output that is its own overlay would hold on to whatever was ever generated; output around the project would make all of it ours.
    bool FoldersAreApart()
    {
        var output = new OutputFolder(OutputPath);
        if (output.Contains(ProjectFile))
            Report([ToolingDiagnostics.OutputHoldsOthers(OutputPath, ProjectFile)]);
        else if (OverlayPath.Length > 0 && (output.Contains(OverlayPath) || new OutputFolder(OverlayPath).Contains(OutputPath)))
            Report([ToolingDiagnostics.OutputHoldsOthers(OutputPath, OverlayPath)]);
        return !Log.HasLoggedErrors;
    }

    void Write(ArtifactSet files)
    {
        var folder = new OutputFolder(OutputPath);
        var lastWritten = File.Exists(StampFile) ? folder.Below(File.ReadAllLines(StampFile)) : [];
        var writer = new OutputWriter(folder, lastWritten);
        if (Report(writer.Write(files)))
            return;
        // Always, also when no byte changed: the build and Visual Studio compare times.
        File.WriteAllLines(StampFile, files.Select(file => folder.PathOf(file.Path)));
        Log.LogMessage(MessageImportance.High, "  {0} -> {1} ({2} files, {3} written, {4} removed)", SpecDisplayPath, OutputPath, files.Count, writer.Written.Count, writer.Removed.Count);
    }
}
