using System.Globalization;
using System.Text;
using Deploy.Core.Diagnostics;

namespace Deploy.Core.Tests.Diagnostics;

/// <summary>docs/diagnostics.md, written from the catalog.</summary>
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
            <!-- Written by build/update-cases.sh from the catalog in src/Deploy.Core/Diagnostics; a test compares. -->
            # Diagnostics

            Errors keep files from being written; warnings and informations do not. Severities are set in `.editorconfig`, in a section that
            matches the file: `[deployment.yaml]`, then `dotnet_diagnostic.DEPLOY0301.severity = none`. `NoWarn`, `WarningsAsErrors` and
            `TreatWarningsAsErrors` work as for the compiler's own.

            """);
        foreach (var (range, meaning) in Ranges)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {range}xx: {meaning}\n\n| code | severity | title |\n|---|---|---|\n");
            foreach (var rule in DiagnosticCatalog.All.Where(rule => rule.Code.StartsWith(range, StringComparison.Ordinal)).OrderBy(static rule => rule.Code, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"| [{rule.Code}](../sdk/rules/{rule.Code}.md) | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} |\n");
        }

        return text.ToString();
    }
}
