using Deploy.Core.Diagnostics;
using Deploy.Core.Edit;
using Deploy.Core.Tests.Support;
using Deploy.Core.Text;
using Deploy.Core.Yaml;

namespace Deploy.Core.Tests.Edit;

/// <summary>Remedies, applied.</summary>
static class Fixing
{
    static readonly Dictionary<string, string?> NoHints = [];

    /// <summary>The remedies of a diagnostic of the file.</summary>
    public static IReadOnlyList<SpecFix> FixesOf(SourceText text, ProjectFacts facts, Diagnostic diagnostic) => SpecFixes.Of(new SpecProblem(
        text, facts, diagnostic.Code, diagnostic.Span, diagnostic.Suggestion is { } word ? Hint(FixHints.Suggestion, word) : NoHints));

    /// <summary>The remedies of a diagnostic of the code.</summary>
    public static IReadOnlyList<SpecFix> FixesOf(string yaml, string code, string hint = "", string value = "", ProjectFacts? facts = null) =>
        SpecFixes.Of(new SpecProblem(new SourceText("deployment.yaml", yaml), facts ?? FactsFile.WebProject("shop"), code, null, Hint(hint, value)));

    public static string Apply(string yaml, SpecFix fix) => yaml[..fix.Change.Span.Start] + fix.Change.NewText + yaml[fix.Change.Span.End..];

    /// <summary>Each value of a file with the way to it, whatever its spelling; sections without anything in them are none.</summary>
    public static IReadOnlyList<string> Values(string yaml)
    {
        var lines = new List<string>();
        if (YamlReader.Read(new SourceText("deployment.yaml", yaml), new DiagnosticBag()) is { } root)
            Walk(root, "", lines);
        return lines;
    }

    static Dictionary<string, string?> Hint(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    static void Walk(YamlNode node, string path, List<string> lines)
    {
        switch (node)
        {
            case YamlScalar { IsNull: false } scalar:
                lines.Add($"{path}={scalar.Value}");
                break;
            case YamlMapping map:
                foreach (var entry in map.Entries)
                    Walk(entry.Value, $"{path}/{entry.Key.Value}", lines);
                break;
            case YamlSequence list:
                for (var i = 0; i < list.Items.Count; i++)
                    Walk(list.Items[i], $"{path}/{i}", lines);
                break;
        }
    }
}
