using Deploy.Core.Diagnostics;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Edit;

/// <summary>Tries a remedy: the problem is gone, and there is no new one.</summary>
static class FixCheck
{
    // What could not be read hides what would have been said of it: once it can be, that comes to light, and is no fault of the remedy.
    static readonly string[] Hiding = [TabFix.Code, "DEPLOY0012", "DEPLOY0102", "DEPLOY0103", "DEPLOY0104", "DEPLOY0105"];

    /// <summary>Whether <paramref name="after"/> is better than the text of the problem.</summary>
    public static bool Helps(SpecProblem problem, SourceText after)
    {
        var old = DeploymentCompiler.Check(problem.Text, problem.Facts).Diagnostics;
        var now = DeploymentCompiler.Check(after, problem.Facts).Diagnostics;
        if (YamlReader.Read(after, new DiagnosticBag()) is null || IsStillThere(problem, old, now))
            return false;
        var isHiding = Array.IndexOf(Hiding, problem.Code) >= 0;
        return now.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Info && (!isHiding || IsOfYaml(diagnostic.Code)))
            .GroupBy(static diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .All(group => group.Count() <= Count(old, group.Key));
    }

    static bool IsStillThere(SpecProblem problem, IReadOnlyList<Diagnostic> old, IReadOnlyList<Diagnostic> now)
    {
        if (problem.Span is not { } span)
            return false;
        return Array.IndexOf(Hiding, problem.Code) >= 0
            ? now.Any(diagnostic => diagnostic.Code == problem.Code && diagnostic.Span.Start == span.Start)
            : Count(now, problem.Code) >= Count(old, problem.Code);
    }

    static int Count(IReadOnlyList<Diagnostic> diagnostics, string code) => diagnostics.Count(diagnostic => diagnostic.Code == code);

    static bool IsOfYaml(string code) => code.StartsWith("DEPLOY00", StringComparison.Ordinal);
}
