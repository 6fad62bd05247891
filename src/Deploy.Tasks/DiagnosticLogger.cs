using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace Deploy.Tasks;

/// <summary>Writes diagnostics into the build's log, clickable at their place.</summary>
static class DiagnosticLogger
{
    /// <param name="log">The task's log.</param>
    /// <param name="diagnostic">What is wrong.</param>
    /// <param name="severity">Severity in this build.</param>
    /// <param name="text">The file it is in; null for one that concerns no place.</param>
    public static void Write(TaskLoggingHelper log, Diagnostic diagnostic, DiagnosticSeverity severity, SourceText? text)
    {
        text = diagnostic.Source ?? text;
        var path = text?.Path ?? "";
        var message = diagnostic.Message.Replace("{", "{{").Replace("}", "}}");
        var start = text is null ? new LinePosition(-1, -1) : text.GetPosition(diagnostic.Span.Start);
        var end = text is null ? start : text.GetPosition(diagnostic.Span.End);
        var (line, column, endLine, endColumn) = (start.Line + 1, start.Character + 1, end.Line + 1, end.Character + 1);
        switch (severity)
        {
            case DiagnosticSeverity.Error:
                log.LogError("Deploy", diagnostic.Code, null, diagnostic.Rule.HelpLink, path, line, column, endLine, endColumn, message);
                break;
            case DiagnosticSeverity.Warning:
                log.LogWarning("Deploy", diagnostic.Code, null, diagnostic.Rule.HelpLink, path, line, column, endLine, endColumn, message);
                break;
            default:
                log.LogMessage("Deploy", diagnostic.Code, null, path, line, column, endLine, endColumn, MessageImportance.Normal, message);
                break;
        }
    }
}
