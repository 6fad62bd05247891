using Deploy.Core.Diagnostics;
using Deploy.Tasks;

namespace Deploy.Targets.Tests;

/// <summary>How the user's settings and a diagnostic's own severity go together.</summary>
public sealed class DiagnosticPolicyTests
{
    static readonly Diagnostic Info = ToolingDiagnostics.NotGenerated(default, "x");
    static readonly Diagnostic Warning = ToolingDiagnostics.EditedByHand("x");
    static readonly Diagnostic Error = ToolingDiagnostics.CannotWrite("x", "y");

    static IEnumerable<TestCaseData> Table()
    {
        yield return Case("nothing set: info", DiagnosticSeverity.Info, Info);
        yield return Case("nothing set: warning", DiagnosticSeverity.Warning, Warning);
        yield return Case("nothing set: error", DiagnosticSeverity.Error, Error);

        yield return Case("NoWarn silences a warning", null, Warning, noWarn: "CS1591;DEPLOY0902");
        yield return Case("NoWarn silences an info", null, Info, noWarn: "DEPLOY0901");
        yield return Case("NoWarn takes commas, blanks and small letters", null, Warning, noWarn: " CS1591, deploy0902 ");
        yield return Case("NoWarn does not silence an error", DiagnosticSeverity.Error, Error, noWarn: "DEPLOY0903");
        yield return Case("NoWarn of another code", DiagnosticSeverity.Warning, Warning, noWarn: "DEPLOY0903");

        yield return Case("WarningsAsErrors", DiagnosticSeverity.Error, Warning, asErrors: "DEPLOY0902");
        yield return Case("WarningsAsErrors leaves an info", DiagnosticSeverity.Info, Info, asErrors: "DEPLOY0901");
        yield return Case("NoWarn wins over WarningsAsErrors", null, Warning, noWarn: "DEPLOY0902", asErrors: "DEPLOY0902");
        yield return Case("WarningsNotAsErrors wins over WarningsAsErrors", DiagnosticSeverity.Warning, Warning, asErrors: "DEPLOY0902", notAsErrors: "DEPLOY0902");

        yield return Case("TreatWarningsAsErrors: warning", DiagnosticSeverity.Error, Warning, all: true);
        yield return Case("TreatWarningsAsErrors: info", DiagnosticSeverity.Info, Info, all: true);
        yield return Case("WarningsNotAsErrors wins over TreatWarningsAsErrors", DiagnosticSeverity.Warning, Warning, notAsErrors: "DEPLOY0902", all: true);

        yield return Case(".editorconfig none", null, Warning, configured: "none");
        yield return Case(".editorconfig silent", null, Warning, configured: "silent");
        yield return Case(".editorconfig suggestion", DiagnosticSeverity.Info, Warning, configured: "suggestion");
        yield return Case(".editorconfig suggestion is no warning to treat as error", DiagnosticSeverity.Info, Warning, all: true, configured: "suggestion");
        yield return Case(".editorconfig warning on an info", DiagnosticSeverity.Warning, Info, configured: "warning");
        yield return Case(".editorconfig warning on an info under TreatWarningsAsErrors", DiagnosticSeverity.Error, Info, all: true, configured: "warning");
        yield return Case(".editorconfig error", DiagnosticSeverity.Error, Warning, configured: "error");
        yield return Case(".editorconfig default", DiagnosticSeverity.Warning, Warning, configured: "default");
        yield return Case(".editorconfig none on an error", DiagnosticSeverity.Error, Error, configured: "none");
    }

    [TestCaseSource(nameof(Table))]
    public void Severity_in_this_build(DiagnosticSeverity? expected, Diagnostic diagnostic, string noWarn, string asErrors, string notAsErrors, bool all, string configured)
    {
        var severities = new Dictionary<string, string>(StringComparer.Ordinal);
        if (configured.Length > 0)
            severities.Add(diagnostic.Code, configured);
        Assert.That(new DiagnosticPolicy(noWarn, asErrors, notAsErrors, all, severities).Of(diagnostic), Is.EqualTo(expected));
    }

    static TestCaseData Case(string name, DiagnosticSeverity? expected, Diagnostic diagnostic, string noWarn = "", string asErrors = "", string notAsErrors = "", bool all = false, string configured = "") =>
        new TestCaseData(expected, diagnostic, noWarn, asErrors, notAsErrors, all, configured).SetName($"{{m}}({name})");
}
