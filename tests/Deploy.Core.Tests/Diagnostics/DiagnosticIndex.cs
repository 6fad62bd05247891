using System.Globalization;
using System.Text;
using Deploy.Core.Diagnostics;

namespace Deploy.Core.Tests.Diagnostics;

/// <summary>docs/diagnostics.md, written from the catalog, the pages of sdk/rules, and what the compiler says of their examples.</summary>
static class DiagnosticIndex
{
    static readonly (string Range, string Meaning)[] Ranges =
    [
        ("DEPLOY00", "The file is not YAML, or is unsafe"),
        ("DEPLOY01", "A single key or value is wrong"),
        ("DEPLOY02", "Values that cannot work together"),
        ("DEPLOY03", "Works, but is unsafe or unwise"),
        ("DEPLOY04", "deployment.yaml and the app's C# code disagree"),
        ("DEPLOY05", "Files of the overlay folder"),
        ("DEPLOY09", "The build itself"),
    ];

    public static string Write()
    {
        var text = new StringBuilder("""
            <!-- Written by build/update-cases.sh from the catalog in src/Deploy.Core/Diagnostics, the pages of sdk/rules and the compiler's own messages; a test compares. -->
            # Diagnostics

            Errors keep files from being written; warnings and informations do not. Severities are set in `.editorconfig`, in a section that
            matches the file: `[deployment.yaml]`, then `dotnet_diagnostic.DEPLOY0301.severity = none`. `NoWarn`, `WarningsAsErrors` and
            `TreatWarningsAsErrors` work as for the compiler's own.

            """);
        foreach (var (range, meaning) in Ranges)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {range}xx: {meaning}\n\n| code | severity | title |\n|---|---|---|\n");
            var rules = DiagnosticCatalog.All.Where(rule => rule.Code.StartsWith(range, StringComparison.Ordinal)).OrderBy(static rule => rule.Code, StringComparer.Ordinal).ToList();
            foreach (var rule in rules)
                text.Append(CultureInfo.InvariantCulture, $"| [{rule.Code}](#{Anchor(rule)}) | {Name(rule.Severity)} | {rule.Title} |\n");
            foreach (var rule in rules)
                Append(text, rule);
        }

        return text.ToString();
    }

    // The wrong example, what the compiler says of it, and the way out; an example that is no YAML stands as it is.
    static void Append(StringBuilder text, DiagnosticRule rule)
    {
        var page = new RulePage(rule.Code);
        text.Append(CultureInfo.InvariantCulture, $"\n### {rule.Code}: {rule.Title}\n\n{Name(rule.Severity)}, [why](../sdk/rules/{rule.Code}.md)\n");
        if (page.Section("Wrong") is { } wrong)
        {
            text.Append("\nWrong:\n\n").Append(wrong).Append('\n');
            if (page.Examples is [var example, ..] && wrong.Contains(example, StringComparison.Ordinal))
                text.Append("\n```text\n").AppendJoin('\n', Messages(rule, example)).Append("\n```\n");
        }

        text.Append(page.Section("Right") is null ? "\n" : "\nRight:\n\n").Append(page.Section("Right") ?? page.Section("What to do")).Append('\n');
    }

    // As a build says it.
    static IEnumerable<string> Messages(DiagnosticRule rule, string example)
    {
        var compilation = RulePage.Compile(example);
        foreach (var diagnostic in compilation.Diagnostics.Where(diagnostic => diagnostic.Code == rule.Code))
        {
            var start = (diagnostic.Source ?? compilation.Text).GetPosition(diagnostic.Span.Start);
            yield return string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Path ?? "deployment.yaml"}({start.Line + 1},{start.Character + 1}): {Name(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}");
        }
    }

    // As the usual renderers of Markdown make anchors of headings.
    static string Anchor(DiagnosticRule rule) =>
        string.Concat($"{rule.Code}: {rule.Title}".ToLowerInvariant().Where(static c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');

    static string Name(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();
}
