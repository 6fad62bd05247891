using Deploy.Core.Diagnostics;

namespace Deploy.Tasks;

/// <summary>
/// How much a diagnostic matters in this build: the user's .editorconfig, then NoWarn, WarningsAsErrors, WarningsNotAsErrors and
/// TreatWarningsAsErrors, as the C# compiler applies them.
/// </summary>
sealed class DiagnosticPolicy
{
    readonly HashSet<string> noWarn;
    readonly HashSet<string> asErrors;
    readonly HashSet<string> notAsErrors;
    readonly bool treatWarningsAsErrors;
    readonly IReadOnlyDictionary<string, string> configured;

    /// <param name="noWarn">Codes separated by ';' or ','.</param>
    /// <param name="asErrors">Codes separated by ';' or ','.</param>
    /// <param name="notAsErrors">Codes separated by ';' or ','.</param>
    /// <param name="treatWarningsAsErrors">All warnings are errors.</param>
    /// <param name="configured">Severities of .editorconfig by code: none, silent, suggestion, warning, error, default.</param>
    public DiagnosticPolicy(string noWarn, string asErrors, string notAsErrors, bool treatWarningsAsErrors, IReadOnlyDictionary<string, string> configured)
    {
        this.noWarn = Codes(noWarn);
        this.asErrors = Codes(asErrors);
        this.notAsErrors = Codes(notAsErrors);
        this.treatWarningsAsErrors = treatWarningsAsErrors;
        this.configured = configured;
    }

    /// <summary>The severity in this build; null when the diagnostic is not to be seen. An error stays one: without it something unsafe or broken would be written.</summary>
    public DiagnosticSeverity? Of(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == DiagnosticSeverity.Error)
            return DiagnosticSeverity.Error;
        DiagnosticSeverity? severity = (configured.TryGetValue(diagnostic.Code, out var word) ? word : "default") switch
        {
            "none" or "silent" => null,
            "suggestion" => DiagnosticSeverity.Info,
            "warning" => DiagnosticSeverity.Warning,
            "error" => DiagnosticSeverity.Error,
            _ => diagnostic.Severity,
        };
        // As for analyzers: NoWarn silences a code of any severity.
        if (noWarn.Contains(diagnostic.Code))
            return null;
        if (severity == DiagnosticSeverity.Warning && (asErrors.Contains(diagnostic.Code) || treatWarningsAsErrors) && !notAsErrors.Contains(diagnostic.Code))
            return DiagnosticSeverity.Error;
        return severity;
    }

    static HashSet<string> Codes(string list) =>
        new(list.Split([';', ',', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
