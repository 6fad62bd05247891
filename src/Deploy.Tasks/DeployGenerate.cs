using Deploy.Core;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Plan;
using Deploy.Core.Text;
using Deploy.Core.Yaml;
using Deploy.Tasks.EditorConfig;
using Deploy.Tasks.Output;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>Reads deployment.yaml, checks it, and writes everything that follows from it. Parameters: DeployGenerate.Parameters.cs.</summary>
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report([ToolingDiagnostics.CannotWrite(OutputPath, exception.Message)], null, always: true);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The edge of the task: whatever went wrong gets a code, and nothing was written.
            Log.LogMessage(MessageImportance.Normal, "{0}", exception);
            Report([ToolingDiagnostics.Internal(exception.Message)], null, always: true);
        }

        return !Log.HasLoggedErrors;
    }

    void Generate()
    {
        var text = TextCheck.Decode(SpecDisplayPath, File.ReadAllBytes(SpecFile));
        var paths = new ProjectPaths(ProjectFile, OutputPath, RepositoryRoot, References.Select(static item => item.GetMetadata("FullPath")));
        var facts = new FactsReader(Facts).Read(paths);
        var checkedFile = DeploymentCompiler.Check(text, facts);
        if (Report(checkedFile.Diagnostics, text, always: !DiagnosticsFromAnalyzer) || checkedFile.File is not { } file || Defaults.Framework(file.Base, facts) is null)
        {
            // The analyzer reports; should it not have run, an error must not be lost.
            if (!Log.HasLoggedErrors)
                Report(checkedFile.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList(), text, always: true);
            return;
        }

        if (EnvironmentName.Length > 0)
        {
            if (file.WithBase(EnvironmentName) is not { } chosen)
            {
                Report([ToolingDiagnostics.UnknownEnvironment(EnvironmentName, file.Environments.Select(static environment => environment.Name.Value))], null, always: true);
                return;
            }

            file = chosen;
        }

        var diagnostics = new DiagnosticBag();
        var overlay = FolderReader.ReadOverlay(OverlayPath, OverlayDisplayPath, diagnostics);
        var files = DeploymentCompiler.Generate(text, file, facts, FolderReader.ReadContent(ContentPath), overlay, diagnostics);
        if (!Report(diagnostics.ToSortedList(), text, always: true))
            Write(files);
    }

    void Write(ArtifactSet files)
    {
        var writer = new OutputWriter(new OutputFolder(OutputPath), $"{StampFile}.staging");
        if (Report(writer.Write(files), null, always: true))
            return;
        // Always, also when no byte changed: the build and Visual Studio compare times.
        File.WriteAllLines(StampFile, files.Select(static file => file.Path));
        Log.LogMessage(MessageImportance.High, "  {0} -> {1} ({2} files, {3} written, {4} removed)", SpecDisplayPath, OutputPath, files.Count, writer.Written.Count, writer.Removed.Count);
    }

    /// <returns>Whether one of them is an error in this build.</returns>
    bool Report(IReadOnlyList<Diagnostic> diagnostics, SourceText? text, bool always)
    {
        if (diagnostics.Count == 0)
            return false;
        var configs = EditorConfigFiles.Select(static item => item.GetMetadata("FullPath")).Where(File.Exists).Select(static path => new EditorConfigFile(path, File.ReadAllText(path)));
        var severities = EditorConfigSeverities.Read(configs, Path.GetFullPath(SpecFile), DiagnosticCatalog.All.Select(static rule => rule.Code));
        var policy = new DiagnosticPolicy(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors, severities);
        var hasErrors = false;
        foreach (var diagnostic in diagnostics)
        {
            if (policy.Of(diagnostic) is not { } severity)
                continue;
            hasErrors |= severity == DiagnosticSeverity.Error;
            if (always)
                DiagnosticLogger.Write(Log, diagnostic, severity, text);
        }

        return hasErrors;
    }
}
