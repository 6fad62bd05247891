using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Tasks.EditorConfig;

namespace Deploy.Tasks;

/// <content>What is said of problems, as this build's settings have it.</content>
public abstract partial class SpecTask
{
    /// <returns>Whether one of them is an error in this build.</returns>
    private protected bool Report(IReadOnlyList<Diagnostic> diagnostics, SourceText? text = null, bool onlyErrors = false)
    {
        if (diagnostics.Count == 0)
            return false;
        var policy = ReadPolicy();
        var hasErrors = false;
        foreach (var diagnostic in diagnostics)
        {
            if (policy.Of(diagnostic) is not { } severity)
                continue;
            hasErrors |= severity == DiagnosticSeverity.Error;
            if (!onlyErrors || severity == DiagnosticSeverity.Error)
                DiagnosticLogger.Write(Log, diagnostic, severity, text, ProjectFile);
        }

        return hasErrors;
    }

    private protected DiagnosticPolicy ReadPolicy()
    {
        var configs = EditorConfigFiles.Select(static item => item.GetMetadata("FullPath")).Where(File.Exists).Select(static path => new EditorConfigFile(path, File.ReadAllText(path)));
        var severities = EditorConfigSeverities.Read(configs, Path.GetFullPath(SpecFile), DiagnosticCatalog.All.Select(static rule => rule.Code));
        return new DiagnosticPolicy(NoWarn, WarningsAsErrors, WarningsNotAsErrors, TreatWarningsAsErrors, severities);
    }
}
