using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0240–0249: sections that cannot do what they say.</summary>
public static class SectionDiagnostics
{
    static readonly DiagnosticRule OneRegionRule = new("DEPLOY0240", "Several regions, and only one is named", Error);
    static readonly DiagnosticRule EmptyListRule = new("DEPLOY0241", "A list is empty that must not be", Error);
    static readonly DiagnosticRule NeedsPremiumRule = new("DEPLOY0242", "The registry's tier cannot do that", Error);

    static readonly DiagnosticRule NoGeolocationRule = new("DEPLOY0243", "Routes by place without places", Error);
    static readonly DiagnosticRule LosesWritesRule = new("DEPLOY0244", "A recovery point that cannot be kept", Error);
    static readonly DiagnosticRule NoIstioRule = new("DEPLOY0245", "Kiali needs Istio", Error);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        OneRegionRule, EmptyListRule, NeedsPremiumRule, NoGeolocationRule, LosesWritesRule, NoIstioRule,
    ];

    public static Diagnostic OneRegion(TextSpan at) =>
        OneRegionRule.At(at, "There is only the deployment's own region, and nothing that could take over. Add 'dr_region' or 'regions', or write 'enabled: false'.");

    public static Diagnostic EmptyList(TextSpan at, string key, string why) =>
        EmptyListRule.At(at, $"'{key}' is empty, so {why}. Add an item, or remove the line to get the default.");

    public static Diagnostic NeedsPremium(TextSpan at, string sku, string key) =>
        NeedsPremiumRule.At(at, $"A registry of the tier {sku} has no '{key}': only premium has. Write 'sku: premium', or remove '{key}'.");

    public static Diagnostic NoGeolocation(TextSpan at) =>
        NoGeolocationRule.At(at, "Users are sent to a region by where they live, and no region says whom it serves. Add 'geolocation' to the entries of 'regions', for example EU, or write 'routing: latency'.");

    public static Diagnostic LosesWrites(TextSpan at) =>
        LosesWritesRule.At(at, "An 'rpo' of nothing means that no write may be lost, and what a database sends to another region is always a moment behind. Write an 'rpo' such as 5m, or 1m with 'database: aurora' under 'aws'.");

    public static Diagnostic NoIstio(TextSpan at) =>
        NoIstioRule.At(at, "Kiali shows what Istio measures, and there is no such mesh. Write 'mesh: istio' under 'kubernetes', or remove 'kiali'.");
}
