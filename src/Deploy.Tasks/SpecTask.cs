using Deploy.Core;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Overlay;
using Deploy.Core.Plan;
using Deploy.Core.Spec;
using Deploy.Core.Text;
using Deploy.Core.Yaml;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Deploy.Tasks;

/// <summary>A task that reads deployment.yaml and what the build knows. Parameters and report: SpecTask.*.cs.</summary>
public abstract partial class SpecTask : Task
{
    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            Run();
        }
        catch (UnreadableFileException exception)
        {
            Report([ToolingDiagnostics.CannotRead(exception.Path, exception.Message)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Report([ToolingDiagnostics.CannotWrite(WrittenPath, exception.Message)]);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The edge of the task: whatever went wrong gets a code, and nothing was written.
            Log.LogMessage(MessageImportance.Normal, "{0}", exception);
            Report([ToolingDiagnostics.Internal(exception.Message)]);
        }

        return !Log.HasLoggedErrors;
    }

    /// <summary>What it writes, for the message that it cannot.</summary>
    private protected virtual string WrittenPath => OutputPath;

    /// <summary>The work itself.</summary>
    private protected abstract void Run();

    /// <summary>Reads and checks the file, and chooses the environment.</summary>
    /// <param name="onlyErrors">Warnings are said elsewhere.</param>
    /// <returns>Null after an error.</returns>
    private protected CheckedSpec? ReadSpec(bool onlyErrors)
    {
        var text = TextCheck.Decode(SpecDisplayPath, Read(SpecDisplayPath, () => File.ReadAllBytes(SpecFile)));
        var paths = new ProjectPaths(ProjectFile, OutputPath, RepositoryRoot, References.Select(static item => item.GetMetadata("FullPath")));
        var facts = new FactsReader(Facts).Read(paths);
        if (ImageDigests.Check(facts.ImageDigest, isSolution: false) is { } wrong && Report([wrong]))
            return null;
        var checkedFile = DeploymentCompiler.Check(text, facts);
        if (Report(checkedFile.Diagnostics, text, onlyErrors) || checkedFile.File is not { } file || Defaults.Framework(file.Base, facts) is null)
            return null;
        if (EnvironmentName.Length == 0)
            return new CheckedSpec(text, file, facts);
        if (file.WithBase(EnvironmentName) is { } chosen)
            return new CheckedSpec(text, chosen, facts);
        Report([ToolingDiagnostics.UnknownEnvironment(EnvironmentName, file.Environments.Select(static environment => environment.Name.Value))]);
        return null;
    }

    /// <summary>Everything that the file gives, the user's own files laid over it.</summary>
    /// <returns>Null after an error.</returns>
    private protected ArtifactSet? Compile(CheckedSpec spec)
    {
        var diagnostics = new DiagnosticBag();
        var overlay = Read<IReadOnlyList<OverlayFile>>(OverlayDisplayPath, () => FolderReader.ReadOverlay(OverlayPath, OverlayDisplayPath, diagnostics));
        var files = DeploymentCompiler.Generate(spec.Text, spec.File, spec.Facts, ReadContent(), overlay, diagnostics);
        return Report(diagnostics.ToSortedList(), spec.Text) ? null : files;
    }

    /// <summary>Reads, checks and compiles: one app, or in deploy.proj all services together.</summary>
    /// <param name="onlyErrors">Warnings are said elsewhere.</param>
    /// <returns>Null after an error.</returns>
    private protected ArtifactSet? CompileSpec(bool onlyErrors) =>
        IsSolution ? CompileSolution(onlyErrors) : ReadSpec(onlyErrors) is { } spec ? Compile(spec) : null;

    /// <summary>The files of the package that are the same for every app.</summary>
    private protected ContentFiles ReadContent() => Read(ContentPath, () => FolderReader.ReadContent(ContentPath, static path => Read(path, () => File.ReadAllBytes(path))));

    private protected static T Read<T>(string path, Func<T> read)
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

    /// <summary>A file without errors.</summary>
    private protected sealed record CheckedSpec(SourceText Text, DeploymentFile File, ProjectFacts Facts);

    sealed class UnreadableFileException(string path, string reason) : Exception(reason)
    {
        public string Path { get; } = path;
    }
}
