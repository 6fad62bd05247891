using Deploy.Core;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Yaml;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>Reads deployment.yaml, checks it, and writes everything that follows from it. Parameters and report: DeployGenerate.*.cs.</summary>
public sealed partial class DeployGenerate : Task
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            using var held = OutputLock.Take(LockFile);
            Generate();
        }
        catch (UnreadableFileException exception)
        {
            Report([ToolingDiagnostics.CannotRead(exception.Path, exception.Message)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report([ToolingDiagnostics.CannotWrite(OutputPath, exception.Message)]);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The edge of the task: whatever went wrong gets a code, and nothing was written.
            Log.LogMessage(MessageImportance.Normal, "{0}", exception);
            Report([ToolingDiagnostics.Internal(exception.Message)]);
        }

        return !Log.HasLoggedErrors;
    }

    void Generate()
    {
        if (!FoldersAreApart())
            return;
        var text = TextCheck.Decode(SpecDisplayPath, Read(SpecDisplayPath, () => File.ReadAllBytes(SpecFile)));
        var paths = new ProjectPaths(ProjectFile, OutputPath, RepositoryRoot, References.Select(static item => item.GetMetadata("FullPath")));
        var facts = new FactsReader(Facts).Read(paths);
        var checkedFile = DeploymentCompiler.Check(text, facts);
        // An error that the analyzer has reported ends the build before this task: one that is met here it did not see.
        if (Report(checkedFile.Diagnostics, text, onlyErrors: DiagnosticsFromAnalyzer) || checkedFile.File is not { } file || Defaults.Framework(file.Base, facts) is null)
            return;

        if (EnvironmentName.Length > 0)
        {
            if (file.WithBase(EnvironmentName) is not { } chosen)
            {
                Report([ToolingDiagnostics.UnknownEnvironment(EnvironmentName, file.Environments.Select(static environment => environment.Name.Value))]);
                return;
            }

            file = chosen;
        }

        var diagnostics = new DiagnosticBag();
        var overlay = Read(OverlayDisplayPath, () => FolderReader.ReadOverlay(OverlayPath, OverlayDisplayPath, diagnostics));
        var content = Read(ContentPath, () => FolderReader.ReadContent(ContentPath));
        var files = DeploymentCompiler.Generate(text, file, facts, content, overlay, diagnostics);
        if (!Report(diagnostics.ToSortedList(), text))
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

    static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException(path, exception.Message);
        }
    }

    sealed class UnreadableFileException(string path, string reason) : Exception(reason)
    {
        public string Path { get; } = path;
    }
}
