using Deploy.Core.Diagnostics;
using Deploy.Core.Rules;
using Deploy.Core.Spec;
using Deploy.Core.Spec.Binding;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core;

/// <summary>A checked file.</summary>
/// <param name="File">What was written; null after an error that leaves nothing to look at.</param>
/// <param name="Diagnostics">All problems in the order of the file.</param>
public sealed record CheckResult(DeploymentFile? File, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>True when nothing may be written.</summary>
    public bool HasErrors => File is null || Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}

/// <summary>The stages one after the other: text → nodes → spec → rules → plan → artifacts.</summary>
public static class DeploymentCompiler
{
    /// <summary>Reads and checks a file: all that the IDE needs.</summary>
    public static CheckResult Check(SourceText text, ProjectFacts facts)
    {
        var diagnostics = new DiagnosticBag();
        var root = YamlReader.Read(text, diagnostics);
        var file = root is null ? null : DeploymentBinder.Bind(root, text, diagnostics);
        if (file is not null)
            SpecRules.Check(text, file, facts, diagnostics);
        return new CheckResult(file, diagnostics.ToSortedList());
    }
}
