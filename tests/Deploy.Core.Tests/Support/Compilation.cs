using System.Text;
using Deploy.Core.Artifacts;
using Deploy.Core.Diagnostics;
using Deploy.Core.Overlay;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Support;

/// <summary>One run of the compiler over a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Diagnostics">All problems, those of the overlay last.</param>
/// <param name="Files">What would be written; null after an error.</param>
sealed record Compilation(SourceText Text, IReadOnlyList<Diagnostic> Diagnostics, ArtifactSet? Files)
{
    public IEnumerable<string> Codes => Diagnostics.Select(static diagnostic => diagnostic.Code);

    public static Compilation Of(string yaml, ProjectFacts? facts = null) => Of(Encoding.UTF8.GetBytes(yaml), facts ?? FactsFile.WebProject("shop"), []);

    public static Compilation Of(byte[] yaml, ProjectFacts facts, IReadOnlyList<OverlayFile> overlay, ContentFiles? content = null)
    {
        var text = TextCheck.Decode("deployment.yaml", yaml);
        var check = DeploymentCompiler.Check(text, facts);
        if (check.HasErrors)
            return new Compilation(text, check.Diagnostics, null);
        var found = new DiagnosticBag();
        var files = DeploymentCompiler.Generate(text, check.File!, facts, content ?? Repository.Content, overlay, found);
        return new Compilation(text, [.. check.Diagnostics, .. found.ToSortedList()], found.HasErrors ? null : files);
    }

    /// <summary>The text of a generated file.</summary>
    public string File(string path) => Encoding.UTF8.GetString(Files![path]!.Content);
}
