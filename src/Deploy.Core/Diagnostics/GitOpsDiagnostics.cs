using Deploy.Core.Text;
using static Deploy.Core.Diagnostics.DiagnosticSeverity;

namespace Deploy.Core.Diagnostics;

/// <summary>DEPLOY0347–0348: a cluster that follows what is written.</summary>
public static class GitOpsDiagnostics
{
    static readonly DiagnosticRule NoChartRegistryRule = new("DEPLOY0347", "Argo CD does not know where the chart is", Warning);
    static readonly DiagnosticRule NobodySwitchesRule = new("DEPLOY0348", "Nobody switches the colours", Warning);

    /// <summary>The rules of this range.</summary>
    public static IReadOnlyList<DiagnosticRule> All { get; } = [NoChartRegistryRule, NobodySwitchesRule];

    public static Diagnostic NoChartRegistry(TextSpan at) =>
        NoChartRegistryRule.At(at, "Argo CD fetches the chart from a registry, and nobody says from which: the image's name has none that takes charts too. Set DeployChartRegistry in the project, for example oci://ghcr.io/acme/charts.");

    public static Diagnostic NobodySwitches(TextSpan at) =>
        NobodySwitchesRule.At(at, "Without a controller it is 'helm upgrade' that switches the colours, and Argo CD never calls it: the pods that get the traffic would be replaced. Write 'canary: { enabled: false, provider: argo-rollouts }' beside 'bluegreen'.");
}
