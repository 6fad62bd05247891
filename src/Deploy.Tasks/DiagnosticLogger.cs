using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.Tasks;

/// <summary>Writes diagnostics into the build's log, clickable at their place, in the form that the C# compiler gives its own.</summary>
static class DiagnosticLogger
{
    /// <param name="log">The task's log.</param>
    /// <param name="diagnostic">What is wrong.</param>
    /// <param name="severity">Severity in this build.</param>
    /// <param name="text">The file it is in; null for one that concerns no place.</param>
    /// <param name="projectFile">Stands for the place of those that have none: else MSBuild would name a file of this package.</param>
    public static void Write(TaskLoggingHelper log, Diagnostic diagnostic, DiagnosticSeverity severity, SourceText? text, string projectFile)
    {
        text = diagnostic.Source ?? text;
        var path = text?.Path ?? projectFile;
        var start = text?.GetPosition(diagnostic.Span.Start) ?? new LinePosition(-1, -1);
        // No end: "file(line,col): error" is the form that the compiler gives, and that tools look for.
        var (line, column) = (start.Line + 1, start.Character + 1);
        switch (severity)
        {
            case DiagnosticSeverity.Error:
                log.LogError(null, diagnostic.Code, null, diagnostic.Rule.HelpLink, path, line, column, 0, 0, diagnostic.Message);
                break;
            case DiagnosticSeverity.Warning:
                log.LogWarning(null, diagnostic.Code, null, diagnostic.Rule.HelpLink, path, line, column, 0, 0, diagnostic.Message);
                break;
            default:
                log.LogMessage(null, diagnostic.Code, null, path, line, column, 0, 0, MessageImportance.Normal, diagnostic.Message);
                break;
        }
    }
}
