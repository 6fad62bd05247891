using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0240–0249: sections that cannot do what they say.</summary>
public static class SectionDiagnostics
{
    static readonly DiagnosticRule OneRegionRule = new("DEPLOY0240", "Several regions, and only one is named", Error);
    static readonly DiagnosticRule EmptyListRule = new("DEPLOY0241", "A list is empty that must not be", Error);
    static readonly DiagnosticRule NeedsPremiumRule = new("DEPLOY0242", "The registry's tier cannot do that", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [OneRegionRule, EmptyListRule, NeedsPremiumRule];

    public static Diagnostic OneRegion(TextSpan at) =>
        OneRegionRule.At(at, "There is only the deployment's own region, and nothing that could take over. Add 'dr_region' or 'regions', or write 'enabled: false'.");

    public static Diagnostic EmptyList(TextSpan at, string key, string why) =>
        EmptyListRule.At(at, $"'{key}' is empty, so {why}. Add an item, or remove the line to get the default.");

    public static Diagnostic NeedsPremium(TextSpan at, string sku, string key) =>
        NeedsPremiumRule.At(at, $"A registry of the tier {sku} has no '{key}': only premium has. Write 'sku: premium', or remove '{key}'.");
}
